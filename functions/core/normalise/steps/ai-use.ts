import { partsOfAiUse } from '../../story/ai-use.ts';
import { aiUseOf } from '../../story/read-ai-use.ts';
import type { Step } from '../working.ts';

/** Code of the warning for generated text that nobody answers for. */
export const noEditorCode = 'ai-no-editor';

/**
 * Completes what a story says of the use of AI by the defaults of its agency, and looks for who answers for generated text:
 * such text has to be labelled unless a person reviewed it and somebody holds editorial responsibility (EU AI Act,
 * art. 50 (4)).
 */
export const settleAiUse: Step = ({ fields, context, changes, warnings, problems }) => {
  const { defaults, withoutEditor } = context.policy.aiUse ?? {};
  const stated = fields.aiUse;
  // Of text that people wrote nothing else is to be said.
  const usual = stated?.extent === 'none' ? {} : partsOfDefaults(defaults);
  const aiUse = aiUseOf({ ...usual, ...withoutUndefined(partsOfAiUse(stated)) });
  if (aiUse === undefined) delete fields.aiUse;
  else {
    const before = JSON.stringify(stated && aiUseOf(partsOfAiUse(stated)));
    const after = JSON.stringify(aiUse);
    if (before !== after) changes.add('aiUse', 'completed by the policy of the agency', before, after);
    fields.aiUse = aiUse;
  }
  if (aiUse?.extent !== 'generated' || aiUse.responsible !== undefined || fields.pubStatus === 'canceled')
    return;
  const detail = 'The text is generated, and no editor is named who is responsible for it';
  if (withoutEditor === 'refuse') problems.push({ pointer: '/aiUse/responsible', detail });
  else warnings.push({ code: noEditorCode, detail });
};

const withoutUndefined = <T extends object>(parts: T): Partial<T> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The parts of the defaults that are stated: an extent alone says no source type here, so that the story's own counts. */
const partsOfDefaults = (defaults: Partial<Parameters<typeof partsOfAiUse>[0]>): object => {
  if (defaults === undefined) return {};
  const { responsible, ...parts } = defaults;
  return withoutUndefined({ ...parts, responsible: responsible?.name, responsibleUrl: responsible?.url });
};
