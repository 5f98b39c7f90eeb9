import { findRecording } from "@parley/core/calls";
import { DomainError } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { parseRange } from "./range.ts";

const contentTypes = { wav: "audio/wav", mp3: "audio/mpeg" } as const;

/** The two-channel recording (left callee or caller, right agent) as WAV or MP3, with byte ranges, so that a player can seek. */
export function recordingRoute({ storage }: Services): RouteDeclaration {
  return route({
    method: "GET",
    url: "/calls/:id/recording",
    operation: "getRecording",
    summary: "Listen to a call",
    tag: "Calls",
    permission: "calls.listen",
    params: z.object({ id: z.string() }),
    query: z.object({ format: z.enum(["wav", "mp3"], "Choose wav or mp3.").default("wav") }),
    response: null,
    status: 200,
    async handle(ctx, { params, query, request, reply }) {
      const { storageKey, bytes } = await findRecording(ctx, params.id, query.format);
      const range = parseRange(request.headers.range, bytes);
      if (range === "unsatisfiable") {
        reply.header("content-range", `bytes */${bytes}`).status(416);
        throw new DomainError("invalid_input", "range_not_satisfiable", `The recording has ${bytes} bytes.`);
      }
      reply
        .header("content-type", contentTypes[query.format])
        .header("accept-ranges", "bytes")
        .header("cache-control", "private, max-age=3600");
      if (!range) {
        reply.header("content-length", bytes);
        return reply.send(storage.read(storageKey));
      }
      reply.status(206);
      reply
        .header("content-range", `bytes ${range.start}-${range.end}/${bytes}`)
        .header("content-length", range.end - range.start + 1);
      return reply.send(storage.read(storageKey, range));
    },
  });
}
