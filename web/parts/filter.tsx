import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../texts/index.ts';

export interface FilterField {
  name: string;
  label: string;
  type?: 'search' | 'text' | 'date';
  size?: number;
  /** Value and name of each choice; makes it a list. */
  options?: readonly (readonly [string, string])[];
}

export interface FilterProps {
  fields: readonly FilterField[];
  values: Readonly<Record<string, string>>;
  onChange(values: Record<string, string>): void;
}

const pauseMs = 300;

const typeOf = { search: { type: 'search' }, text: { type: 'text' }, date: { type: 'date' } } as const;

/** Fields above a list. A choice counts at once, a word when the typing pauses. */
export function Filter({ fields, values, onChange }: FilterProps) {
  const set = fields.filter(({ name }) => values[name]).length;
  return (
    <search>
      <form class="filter" onSubmit={(event) => event.preventDefault()}>
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onValue={(value) => onChange({ ...values, [field.name]: value })}
          />
        ))}
        {set > 0 && (
          <button type="button" class="quiet" onClick={() => onChange({})}>
            {t.filter.clear}
          </button>
        )}
      </form>
    </search>
  );
}

function Field({
  field: { label, type = 'text', size, options },
  value,
  onValue,
}: {
  field: FilterField;
  value: string;
  onValue(value: string): void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  // Only typing starts the pause
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onValue(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <span class={`field ${type}`}>
      <label for={id}>{label}</label>
      {options ? (
        <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">{t.filter.all}</option>
          {options.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          {...typeOf[type]}
          value={typed}
          {...(size && { size })}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      )}
    </span>
  );
}
