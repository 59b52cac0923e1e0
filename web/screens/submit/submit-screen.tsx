import { useState } from 'preact/hooks';
import { useDesk } from '../../app/desk.ts';
import { t } from '../../texts/index.ts';
import { Files } from './files.tsx';
import { Write } from './write.tsx';

/** Submit a story: one with a preview, or many files. */
export function SubmitScreen() {
  const { me } = useDesk();
  const [mode, setMode] = useState<'one' | 'many'>('one');
  const [files, setFiles] = useState<File[]>([]);
  const [agency, setAgency] = useState<string | undefined>(
    me.kind === 'operator' && me.agencies?.length === 1 ? me.agencies[0]?.id : undefined,
  );
  const many = (dropped: File[]): void => {
    setFiles(dropped);
    setMode('many');
  };
  const choose = (one: 'one' | 'many'): void => {
    // What was dropped before was sent or given up.
    setFiles([]);
    setMode(one);
  };
  if (me.kind === 'operator' && me.role === 'viewer')
    return (
      <>
        <h1>{t.submit.title}</h1>
        <p>{t.submit.viewer}</p>
      </>
    );
  const needsAgency = me.kind === 'operator' && agency === undefined;
  return (
    <>
      <div class="bar">
        <h1>{t.submit.title}</h1>
        <fieldset class="switch">
          <legend class="unseen">{t.submit.mode}</legend>
          {(['one', 'many'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="mode" checked={mode === one} onChange={() => choose(one)} />
              <span>{t.submit.modes[one]}</span>
            </label>
          ))}
        </fieldset>
        {me.kind === 'operator' && (
          <span>
            <label class="inline" for="agency">
              {t.submit.onBehalf}
            </label>{' '}
            <select
              id="agency"
              value={agency ?? ''}
              onChange={(event) => setAgency(event.currentTarget.value || undefined)}
            >
              <option value="">{t.submit.chooseAgency}</option>
              {me.agencies?.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </span>
        )}
      </div>
      {needsAgency && <p class="note">{t.submit.agencyFirst}</p>}
      {!needsAgency && mode === 'one' && <Write agency={agency} onMany={many} />}
      {!needsAgency && mode === 'many' && <Files agency={agency} first={files} />}
    </>
  );
}
