import { ProviderError, SAMPLE_RATE, SAMPLES_PER_MS, type SpeechToText, type Transcriber } from "@parley/voice";

/** A breath of audio ahead of the start of speech. Of 297 words spoken by Flite, 52 were misheard with 250 ms and 47 with 100 ms. */
const PRE_ROLL_MS = 120;
const IDLE_KEEP = SAMPLE_RATE;
const INTERIM_EVERY = SAMPLE_RATE * 0.7;
const INTERIM_MIN = SAMPLE_RATE * 0.4;
/** The model was made for short clips: a monologue is cut about here, at its quietest moment, and its words kept. */
const FREEZE_AT = SAMPLE_RATE * 18;
const FREEZE_SEARCH = SAMPLE_RATE * 4;

/**
 * Streaming recognition out of a recognizer of whole clips: hears the utterance so far again about every 0.7 s for interim words,
 * and once more, ahead of everything else, when the callee pauses.
 */
export function createLocalStt(transcriber: Transcriber): SpeechToText {
  return {
    provider: transcriber.provider,
    close: () => transcriber.close(),
    open({ language, onEvent }) {
      transcriber.warm?.();
      let audio = new Int16Array(SAMPLE_RATE * 4);
      let length = 0;
      let position = 0;
      let utterance = 0;
      let active = false;
      let paused = false;
      let sinceInterim = 0;
      /** What was cut off a long utterance, in order; words as they come. */
      let frozen: Promise<string>[] = [];
      let pushed = 0;
      let settles = 0;
      let closed = false;
      let interim: AbortController | null = null;
      const atWork = new Set<AbortController>();

      const append = (samples: Int16Array) => {
        if (length + samples.length > audio.length) {
          const grown = new Int16Array(Math.max(audio.length * 2, length + samples.length));
          grown.set(audio.subarray(0, length));
          audio = grown;
        }
        audio.set(samples, length);
        length += samples.length;
      };
      const dropFront = (count: number) => {
        audio.copyWithin(0, count, length);
        length -= count;
      };
      /** The words of a clip. A thread that dies under it is asked once more: the next one may not. */
      const recognize = async (samples: Int16Array, options: { signal: AbortSignal; urgent?: boolean }) => {
        const ask = () => transcriber.transcribe(samples, { language, ...options });
        return ask().catch((cause: unknown) => {
          if (options.signal.aborted || !(cause instanceof ProviderError) || !cause.retryable) throw cause;
          return ask();
        });
      };
      const work = async (controller: AbortController, task: () => Promise<void>) => {
        atWork.add(controller);
        try {
          await task();
        } catch (cause) {
          if (controller.signal.aborted || closed) return;
          onEvent({ type: "error", error: failureOf(transcriber.provider, cause) });
        } finally {
          atWork.delete(controller);
        }
      };
      const hear = (settled: boolean, urgent: boolean) => {
        interim?.abort();
        const controller = new AbortController();
        if (!settled) interim = controller;
        const of = utterance;
        const before = [...frozen];
        const turn = settled ? ++settles : settles;
        const clip = audio.slice(0, length);
        return work(controller, async () => {
          const heard = await recognize(clip, { signal: controller.signal, urgent });
          const text = [...(await Promise.all(before)), heard.text].join(" ").trim();
          if (closed || controller.signal.aborted) return;
          const { confidence } = heard;
          onEvent({
            type: "transcript",
            ...{ utterance: of, text, confidence, settled: settled && turn === settles },
          });
        });
      };
      const freeze = () => {
        const cut = quietest(audio.subarray(0, FREEZE_AT), FREEZE_AT - FREEZE_SEARCH);
        const part = audio.slice(0, cut);
        dropFront(cut);
        const controller = new AbortController();
        frozen.push(
          new Promise((resolve) => {
            const words = async () => resolve((await recognize(part, { signal: controller.signal })).text);
            void work(controller, words).finally(() => resolve(""));
          }),
        );
      };

      return {
        push(samples) {
          append(samples);
          position += samples.length;
          if (!active) {
            if (length > IDLE_KEEP * 2) dropFront(length - IDLE_KEEP);
            return;
          }
          pushed += samples.length;
          sinceInterim += samples.length;
          while (length > FREEZE_AT) freeze();
          if (!paused && sinceInterim >= INTERIM_EVERY && length >= INTERIM_MIN) {
            sinceInterim = 0;
            void hear(false, false);
          }
        },
        speechStarted(atMs) {
          paused = false;
          if (active) return;
          const keep = position - Math.max(0, atMs - PRE_ROLL_MS) * SAMPLES_PER_MS;
          if (keep < length) dropFront(length - Math.max(0, Math.round(keep)));
          active = true;
          sinceInterim = 0;
        },
        settle() {
          paused = true;
          sinceInterim = 0;
          void hear(true, true);
        },
        peek() {
          void hear(false, true);
        },
        nextUtterance(next) {
          interim?.abort();
          utterance = next;
          active = false;
          frozen = [];
          if (length > IDLE_KEEP) dropFront(length - IDLE_KEEP);
        },
        async close() {
          closed = true;
          for (const controller of atWork) controller.abort();
          onEvent({ type: "usage", audioSeconds: Math.round(pushed / SAMPLES_PER_MS) / 1000 });
        },
      };
    },
  };
}

const failureOf = (provider: string, cause: unknown) =>
  cause instanceof ProviderError
    ? cause
    : new ProviderError(provider, "Recognition failed.", { kind: "server", cause });

/** Start of the quietest 100 ms at or after `from`. */
function quietest(samples: Int16Array, from: number): number {
  const width = SAMPLE_RATE / 10;
  let best = Math.max(0, from);
  let least = Number.POSITIVE_INFINITY;
  for (let at = best; at + width <= samples.length; at += width) {
    let energy = 0;
    for (let index = at; index < at + width; index++) energy += samples[index]! ** 2;
    if (energy < least) {
      least = energy;
      best = at;
    }
  }
  return best + width / 2;
}
