import { cutAtHits } from "./transcript-search.ts";

/** A text in which the searched words are marked. */
export function MarkedText({ text, search }: { text: string; search: string }) {
  return cutAtHits(text, search).map((part, at) =>
    part.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, always in their order
      <mark key={at} className="rounded-sm bg-warning-quiet text-ink outline-1 outline-warning">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
