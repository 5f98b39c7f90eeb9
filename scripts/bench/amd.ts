import { createFliteTts, createMoonshineTranscriber } from "@parley/speech";
import { decodeMulaw, encodeMulaw } from "@parley/voice";
import { calleeAt, callees } from "../../apps/simulator/src/callees/directory.ts";
import { answerTape } from "./amd/answer-tape.ts";
import { GREETINGS, PROMPTS } from "./amd/greetings.ts";
import { supervise, VERDICTS, type Verdict } from "./amd/supervise.ts";
import { type Metric, metric, percentile } from "./sounds/metric.ts";
import { join, pause } from "./sounds/mix.ts";
import { recordedSounds } from "./sounds/recorded.ts";
import { speakAll } from "./sounds/voices.ts";

/**
 * Who answered: the engine's rules over the simulator's callees, greetings spoken by four voices and recorded prompts, by sound
 * alone (mu-law, Silero, Moonshine). Prints the confusion table and what went wrong to stderr.
 */
interface Answer {
  name: string;
  truth: Verdict;
  samples: Int16Array;
}

/** Answers that begin as something else than their kind in the directory. */
const SPECIAL: Record<string, Verdict> = {
  "+15005550108": "menu",
  "+15005550109": "silence",
  "+15005550110": "screener",
  "+15005550113": "hold",
  "+15005550114": "menu",
  "+15005550115": "menu",
  "+15005550116": "menu",
  "+15005550120": "screener",
  "+15005550121": "fax",
};

async function simulatorAnswers(): Promise<Answer[]> {
  const tts = createFliteTts();
  const speech = async (text: string, voice = "female") => {
    const parts: Int16Array[] = [];
    for await (const part of tts.synthesize(text, { voice })) parts.push(part);
    return join(...parts);
  };
  const answers: Answer[] = [];
  for (const { number } of callees) {
    const callee = calleeAt(number)!;
    if (callee.pickUp !== "answers") continue;
    const truth =
      SPECIAL[number] ??
      (callee.answeredBy === "human" ? "human" : callee.answeredBy === "machine" ? "voicemail" : "silence");
    answers.push({ name: `callee: ${callee.name}`, truth, samples: await answerTape(callee, speech) });
  }
  await tts.close();
  return answers;
}

async function allAnswers(): Promise<Answer[]> {
  const answers = await simulatorAnswers();
  for (const [truth, sentences] of Object.entries(GREETINGS) as [Verdict, string[]][]) {
    for (const { name, samples } of await speakAll(sentences))
      answers.push({ name, truth, samples: join(pause(600), samples, pause(2500)) });
  }
  const prompts = new Map(recordedSounds("prompts").map(({ name, samples }) => [name, samples]));
  for (const [truth, names] of PROMPTS) {
    const sounds = names.map((name) => prompts.get(name));
    if (sounds.some((sound) => sound === undefined)) continue;
    answers.push({
      name: `recorded: ${names.join(" + ")}`,
      truth,
      samples: join(pause(600), ...sounds.map((sound) => sound!), pause(2500)),
    });
  }
  return answers;
}

export async function* bench(): AsyncGenerator<Metric> {
  const line = (...args: [string, number, string, (number | null)?, ("lower" | "higher")?]) => metric("amd", ...args);
  const transcriber = createMoonshineTranscriber();
  const table = Object.fromEntries(
    VERDICTS.map((truth) => [truth, Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0]))]),
  );
  const delays: number[] = [];
  let right = 0;
  const answers = await allAnswers();
  for (const { name, truth, samples } of answers) {
    const { verdict, atMs, heard } = await supervise(decodeMulaw(encodeMulaw(samples)), transcriber);
    table[truth]![verdict]!++;
    if (verdict === truth) {
      right++;
      delays.push(atMs);
    } else console.error(`${truth} taken for ${verdict}: ${name}\n    heard: ${heard}`);
  }
  await transcriber.close();
  console.error("\nrows: who answered; columns: verdict");
  console.error(["", ...VERDICTS].map((cell) => cell.padStart(10)).join(""));
  for (const truth of VERDICTS) {
    console.error(
      [truth, ...VERDICTS.map((verdict) => table[truth]![verdict] || "·")]
        .map((cell) => String(cell).padStart(10))
        .join(""),
    );
  }
  const total = (truth: Verdict) => VERDICTS.reduce((sum, verdict) => sum + table[truth]![verdict]!, 0);
  const share = (truth: Verdict) => table[truth]![truth]! / total(truth);
  const machines: Verdict[] = ["voicemail", "menu", "screener", "fax", "hold"];
  yield line("answers", answers.length, "count");
  yield line("accuracy", right / answers.length, "ratio", 0.95, "higher");
  for (const truth of VERDICTS) if (total(truth) > 0) yield line(`recall_${truth}`, share(truth), "ratio");
  const asVoicemail = VERDICTS.filter((truth) => truth !== "voicemail").reduce(
    (sum, truth) => sum + table[truth]!.voicemail!,
    0,
  );
  yield line("precision_voicemail", table.voicemail!.voicemail! / (table.voicemail!.voicemail! + asVoicemail), "ratio");
  yield line(
    "humans_taken_for_machines",
    machines.reduce((sum, verdict) => sum + table.human![verdict]!, 0),
    "count",
    0,
  );
  yield line("decision_p50_ms", percentile(delays, 0.5), "ms");
}
