import type { Act } from '../../core/story/decide/decision.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';

const verbs: Record<Receipt['operation'], string> = {
  submit: 'submitted',
  correct: 'corrected',
  kill: 'killed',
  hold: 'held back',
  release: 'released',
  refuse: 'refused',
};

/**
 * A receipt as decisions see it. Operators act by receipts, as agencies do, so that an interrupted act is resumed; the
 * provenance of a version names the operator.
 */
export function actOf({ id: receipt, receivedAt, by, operation, reason }: Receipt): Act {
  if (by === undefined) {
    const changes = operation === 'release' ? [{ step: 'agency', reason: 'released by the agency' }] : [];
    return { receipt, receivedAt, changes };
  }
  const why = reason === undefined ? '' : `: ${reason}`;
  return {
    receipt,
    receivedAt,
    changes: [{ step: 'operator', reason: `${verbs[operation]} by the operator${why}` }],
  };
}
