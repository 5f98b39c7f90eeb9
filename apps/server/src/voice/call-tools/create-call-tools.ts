import type { AiCallFacts } from "@parley/core/calls";
import type { Context } from "@parley/core/context";
import { toolsForCall } from "@parley/core/http-tools";
import { knowledgeForCall } from "@parley/core/knowledge";
import { getOrganization } from "@parley/core/organizations";
import { DomainError } from "@parley/platform";
import type { CallTools } from "@parley/voice";
import type { Services } from "../../boot/services.ts";
import { sourceDeps } from "../../import-sources/source-deps.ts";
import type { LiveCall } from "../live-calls.ts";
import type { WrittenInCall } from "../written-in-call.ts";
import { answerQuestion } from "./answer-question.ts";
import type { CallTool } from "./call-tool.ts";
import { httpTool } from "./http-tool.ts";
import { createKeeper } from "./keep-written.ts";
import { lookUp } from "./look-up.ts";
import { callbackTool } from "./schedule-callback.ts";
import { takeNote } from "./take-note.ts";

/**
 * What the agent of a call may do besides speaking; `written` tells what it has written down so far. Times that are spoken are
 * the organization's.
 */
export async function createCallTools(
  services: Services,
  ctx: Context,
  { callId }: LiveCall,
  ai: AiCallFacts,
): Promise<CallTools & { written(): WrittenInCall }> {
  const { clock, logger, insights } = services;
  const written: WrittenInCall = { answers: [], agentNotes: [] };
  const [{ timezone }, knowledge, requests] = await Promise.all([
    getOrganization(ctx),
    knowledgeForCall(ctx, ai.personaId),
    toolsForCall(ctx, ai.persona?.toolIds ?? []),
  ]);
  const keeping = createKeeper(ctx, callId, written, logger);
  const tools: CallTool[] = [keeping(takeNote(written))];
  if (ai.channel === "phone") tools.push(callbackTool(ctx, callId, timezone));
  if (ai.questions.length > 0)
    tools.push(keeping(answerQuestion({ questions: ai.questions, written, now: () => clock.now(), timezone })));
  if (knowledge.length > 0) tools.push(lookUp(knowledge, insights.embed));
  const deps = sourceDeps(services);
  for (const request of requests) {
    // A request may not stand in for a tool of ours.
    if (tools.every(({ definition }) => definition.name !== request.name)) tools.push(httpTool(ctx, deps, request));
  }
  const onFault = (tool: string) => logger.error({ callId, tool }, "a tool failed");
  return { ...combine(tools, onFault), written: () => written };
}

function combine(tools: readonly CallTool[], onFault: (name: string) => void): CallTools {
  return {
    definitions: tools.map(({ definition }) => definition),
    async call(name, input, { signal }) {
      const tool = tools.find(({ definition }) => definition.name === name);
      if (!tool) return { error: `There is no tool ${name}.` };
      try {
        signal.throwIfAborted();
        return await tool.run(input, signal);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (error instanceof DomainError) return { error: inWords(error) };
        // Its message may hold what was said.
        onFault(name);
        return { error: "This did not work just now." };
      }
    },
  };
}

const inWords = ({ message, fields }: DomainError) =>
  fields.length > 0 ? fields.map((field) => field.message).join(" ") : message;
