import type { Agent, AgentItem, AgentRequest } from "../agent/agent.ts";
import type { CallTools } from "../agent/tools.ts";
import { wallClock } from "../clock/wall-clock.ts";
import type { CallClock } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";
import { asProviderError, type Candidate, candidatesOf, type FallbackOptions } from "./fallback.ts";
import { withDeadlines } from "./with-deadlines.ts";

/** Three times what a quick model needs for its first word at the 99th percentile; a callee asks "hello?" after that. */
const FIRST_WORD_MS = 3500;
/** Nobody stands in for the last one: better late than not at all. */
const LAST_FIRST_WORD_MS = 10_000;
const STALL_MS = 5000;

/**
 * One mind out of several in their order. When an answer fails before its first word, does not begin within 3.5 s or says nothing
 * at all, the next one is asked; time that its tools take does not count. What breaks off after the first word stays broken: nobody
 * else can finish somebody's sentence. The scripted agent belongs at the end.
 *
 * @throws ProviderError when the last one failed too, or an answer broke off.
 */
export function withFallbackAgent(agents: readonly Agent[], options: FallbackOptions = {}): Agent {
  const { clock = wallClock, onFallback = () => {} } = options;
  const candidates = candidatesOf("llm", agents, options);

  /** True when an answer was given (or is not wanted any more); false when the next one shall be asked. */
  async function* attempt(
    { provider: agent, breaker, last }: Candidate<Agent>,
    request: AgentRequest,
  ): AsyncGenerator<AgentItem, boolean> {
    if (!last && !breaker.begin()) return false;
    const gaveUp = new AbortController();
    const signal = AbortSignal.any([request.signal, gaveUp.signal]);
    const tools = createToolWatch(request.tools, clock);
    let answered = false;
    let told = false;
    const tell = (what: () => void) => {
      if (!told) what();
      told = true;
    };
    try {
      const items = agent.respond({ ...request, tools: tools.watched, signal });
      const firstMs = last ? LAST_FIRST_WORD_MS : FIRST_WORD_MS;
      const deadlines = { firstMs, nextMs: STALL_MS, provider: agent.provider, signal };
      for await (const item of withDeadlines(items, { ...deadlines, clock: tools.idleClock })) {
        if (item.type !== "usage") answered = true;
        yield item.type === "usage" ? { provider: agent.provider, ...item } : item;
      }
      if (request.signal.aborted) return true;
      if (!answered && !last) throw new ProviderError(agent.provider, "The answer was empty.", { kind: "server" });
      tell(() => breaker.succeeded());
      return true;
    } catch (cause) {
      if (request.signal.aborted) return true;
      const error = asProviderError(agent.provider, "The answer could not be made.", cause);
      tell(() => breaker.failed(error));
      if (last || answered) throw error;
      onFallback(error);
      return false;
    } finally {
      tell(() => breaker.abandoned());
      gaveUp.abort();
    }
  }

  return {
    provider: agents[0]!.provider,
    async *respond(request) {
      for (const candidate of candidates) if (yield* attempt(candidate, request)) return;
    },
  };
}

/** Tools that are watched at work, and a clock whose timers wait until no tool has been at work for their whole time. */
function createToolWatch(tools: CallTools, clock: CallClock): { watched: CallTools; idleClock: CallClock } {
  let working = 0;
  let idleSince = clock.now();
  const watched: CallTools = {
    definitions: tools.definitions,
    async call(name, input, options) {
      working++;
      try {
        return await tools.call(name, input, options);
      } finally {
        working--;
        idleSince = clock.now();
      }
    },
  };
  const idleClock: CallClock = {
    now: clock.now,
    after(ms, callback) {
      let cancel = () => {};
      const check = () => {
        const left = working > 0 ? ms : idleSince + ms - clock.now();
        if (left <= 0) callback();
        else cancel = clock.after(left, check);
      };
      cancel = clock.after(ms, check);
      return () => cancel();
    },
  };
  return { watched, idleClock };
}
