import { describe, expect, test } from "vitest";
import { type Answer, createBatcher } from "./batch-questions.ts";

function setUp(answer: (question: string) => Answer<string> = (question) => ({ result: `${question}!` }), most = 40) {
  const sent: { questions: string[]; signal: AbortSignal }[] = [];
  const ask = createBatcher<string, string>({
    most,
    async send(questions, signal) {
      sent.push({ questions, signal });
      return questions.map(answer);
    },
  });
  return { ask, sent };
}
const never = () => new AbortController().signal;

describe("createBatcher", () => {
  test("what is asked within one tick goes as one request", async () => {
    const { ask, sent } = setUp();
    expect(await Promise.all([ask("a", never()), ask("b", never())])).toEqual(["a!", "b!"]);
    expect(sent.map(({ questions }) => questions)).toEqual([["a", "b"]]);
  });

  test("more questions than a request may hold go as several", async () => {
    const { ask, sent } = setUp(undefined, 2);
    await Promise.all(["a", "b", "c"].map((question) => ask(question, never())));
    expect(sent.map(({ questions }) => questions)).toEqual([["a", "b"], ["c"]]);
  });

  test("a question that fails leaves the others their answers", async () => {
    const { ask } = setUp((question) => (question === "bad" ? { error: new Error("no") } : { result: question }));
    const [good, bad] = await Promise.allSettled([ask("good", never()), ask("bad", never())]);
    expect([good?.status, bad?.status]).toEqual(["fulfilled", "rejected"]);
  });

  test("who gives up does not take the others along; the request ends when all have", async () => {
    let answer = (_: Answer<string>[]) => {};
    const signals: AbortSignal[] = [];
    const ask = createBatcher<string, string>({
      most: 40,
      send: (_questions, signal) => {
        signals.push(signal);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    const [one, two] = [new AbortController(), new AbortController()];
    const first = ask("a", one.signal).catch(() => "given up");
    const second = ask("b", two.signal);
    await new Promise((resolve) => setTimeout(resolve, 5));
    one.abort();
    expect(await first).toBe("given up");
    expect(signals[0]?.aborted).toBe(false);
    answer([{ result: "a" }, { result: "b" }]);
    expect(await second).toBe("b");

    const last = new AbortController();
    const third = ask("c", last.signal).catch(() => "given up");
    await new Promise((resolve) => setTimeout(resolve, 5));
    last.abort();
    expect(await third).toBe("given up");
    expect(signals[1]?.aborted).toBe(true);
  });
});
