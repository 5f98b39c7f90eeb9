import { parseInput } from "@parley/core/context";
import type { KnownEntry } from "@parley/core/knowledge";
import { type LocalInsights, retrieve } from "@parley/speech";
import { wordsOf } from "@parley/voice";
import { z } from "zod";
import type { CallTool } from "./call-tool.ts";

const MOST_FOUND = 3;
/** Measured: entries that answer a question reach 0.32 to 0.47, others up to 0.33. Who asks sees titles, and can tell. */
const LEAST_SIMILARITY = 0.3;
/** Somebody waits for the answer: a model that is slower, or still loading, is not waited for. */
const EMBED_MS = 1_500;
const LEAST_OVERLAP = 0.34;
/** What a model should read in the middle of a turn. */
const MOST_TEXT = 1_500;

const Input = z.object({ question: z.string().trim().min(1, "Say what to look up.").max(500) });

/** Searches what the organization knows: by meaning, and by words where there is no embedding (yet). */
export function lookUp(entries: readonly KnownEntry[], embed: LocalInsights["embed"]): CallTool {
  return {
    definition: {
      name: "look_up",
      description: `Look up what is known before answering a question about: ${entries
        .slice(0, 30)
        .map(({ title }) => title)
        .join("; ")}`,
      inputSchema: { type: "object", properties: { question: { type: "string" } }, required: ["question"] },
      readOnly: true,
    },
    async run(input, signal) {
      const { question } = parseInput(Input, input);
      const timely = AbortSignal.any([signal, AbortSignal.timeout(EMBED_MS)]);
      const meant = (texts: string[]) => embed(texts, { urgent: true, signal: timely });
      const found = await byMeaning(question, entries, meant).catch(() => byWords(question, entries));
      if (found.length === 0) return { found: [], note: "Nothing is known about this. Say so." };
      return { found: found.map(({ title, text }) => ({ title, text: text.slice(0, MOST_TEXT) })) };
    },
  };
}

async function byMeaning(
  question: string,
  entries: readonly KnownEntry[],
  embed: (texts: string[]) => Promise<Float32Array[]>,
): Promise<KnownEntry[]> {
  const candidates = entries.flatMap((entry) => (entry.embedding ? [{ entry, embedding: entry.embedding }] : []));
  const [query] = candidates.length > 0 ? await embed([question]) : [];
  const near = query ? retrieve(query, candidates, { limit: MOST_FOUND, least: LEAST_SIMILARITY }) : [];
  const found = near.map(({ candidate }) => candidate.entry);
  // Names and numbers mean nothing to a model of sentences, and entries of a moment ago have no embedding.
  const literal = byWords(question, entries).filter((entry) => !found.includes(entry));
  return [...found, ...literal].slice(0, MOST_FOUND);
}

const COMMON = new Set(
  "a an and are at be can do does for from have how i in is it me my of on or our that the there this to was we what when where which who why will with would you your".split(
    " ",
  ),
);

/** Entries that hold at least a third of the question's telling words, most first. */
function byWords(question: string, entries: readonly KnownEntry[]): KnownEntry[] {
  const asked = [...new Set(wordsOf(question).filter((word) => !COMMON.has(word)))];
  if (asked.length === 0) return [];
  return entries
    .map((entry) => {
      const words = new Set(wordsOf(`${entry.title} ${entry.text}`));
      return { entry, overlap: asked.filter((word) => words.has(word)).length / asked.length };
    })
    .filter(({ overlap }) => overlap >= LEAST_OVERLAP)
    .sort((a, b) => b.overlap - a.overlap)
    .slice(0, MOST_FOUND)
    .map(({ entry }) => entry);
}
