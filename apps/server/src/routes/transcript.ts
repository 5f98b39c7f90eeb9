import { getCall, transcriptAsText, transcriptAsVtt } from "@parley/core/calls";
import { DomainError } from "@parley/platform";
import { z } from "zod";
import { route } from "../http/route.ts";
import { toWire } from "../http/wire.ts";
import { TranscriptSegmentWire } from "./call-wire.ts";

export const transcriptRoute = route({
  method: "GET",
  url: "/calls/:id/transcript",
  operation: "getTranscript",
  summary: "Read a call's transcript as JSON, text or WebVTT",
  tag: "Calls",
  permission: "calls.read",
  params: z.object({ id: z.string() }),
  query: z.object({ format: z.enum(["json", "txt", "vtt"], "Choose json, txt or vtt.").default("json") }),
  response: z.object({
    data: z.array(TranscriptSegmentWire),
    text: z.string().nullable().describe("The whole text of a tracked call, whose transcript has no times"),
    language: z.string().nullable(),
    confidence: z.number().nullable(),
  }),
  async handle(ctx, { params, query, reply }) {
    const { segments, transcript } = await getCall(ctx, params.id);
    if (query.format === "json") {
      const { text = null, language = null, confidence = null } = transcript ?? {};
      return { data: toWire(segments), text, language, confidence };
    }
    const vtt = query.format === "vtt";
    if (vtt && transcript && segments.length === 0) {
      const words = "This transcript says no times, so it makes no subtitles. Ask for format=txt or format=json.";
      throw new DomainError("not_found", "transcript_without_times", words);
    }
    // Sent as bytes: the schema that answers are held against describes the JSON form.
    reply.header("content-type", vtt ? "text/vtt; charset=utf-8" : "text/plain; charset=utf-8");
    if (vtt) return reply.send(Buffer.from(transcriptAsVtt(segments)));
    return reply.send(
      Buffer.from(segments.length > 0 || !transcript ? transcriptAsText(segments) : `${transcript.text}\n`),
    );
  },
});
