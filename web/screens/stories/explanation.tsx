/** What an act means: a sentence, or a list of them. */
export function Explanation({ lines }: { lines: readonly string[] }) {
  if (lines.length < 2) return <p>{lines[0]}</p>;
  return (
    <ul class="explanation">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
