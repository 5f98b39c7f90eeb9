/** Weak, fair or good by two marks: a shape and a word for those who tell colours differently. */
export function Grade({ value, low, high }: { value: number; low: number; high: number }) {
  const [word, tone, path] =
    value < low
      ? ["Weak", "text-negative", "M1 2.5h8L5 8.5z"]
      : value < high
        ? ["Fair", "text-warning", "M5 .8 9.2 5 5 9.2.8 5z"]
        : ["Good", "text-positive", "M5 1.5l4 6H1z"];
  return (
    <svg viewBox="0 0 10 10" className={`size-2.5 shrink-0 fill-current ${tone}`} role="img" aria-label={word}>
      <title>{word}</title>
      <path d={path} />
    </svg>
  );
}
