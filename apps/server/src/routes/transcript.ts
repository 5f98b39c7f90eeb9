import { getCall, transcriptAsText, transcriptAsVtt } from "@parley/core/calls";
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
  response: z.object({ data: z.array(TranscriptSegmentWire) }),
  async handle(ctx, { params, query, reply }) {
    const { segments } = await getCall(ctx, params.id);
    if (query.format === "json") return { data: toWire(segments) };
    const vtt = query.format === "vtt";
    // Sent as bytes: the schema that answers are held against describes the JSON form.
    reply.header("content-type", vtt ? "text/vtt; charset=utf-8" : "text/plain; charset=utf-8");
    return reply.send(Buffer.from(vtt ? transcriptAsVtt(segments) : transcriptAsText(segments)));
  },
});
