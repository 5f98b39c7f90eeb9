import type { Logger } from "@parley/platform";
import type { FastifySerializerCompiler } from "fastify/types/schema.d.ts";
import type { z } from "zod";

/**
 * Holds answers against the schema that documents them. An answer that strays is logged by field name and still sent: the
 * caller's work is done. Tests fail on the header instead.
 */
export function createResponseCheck(logger: Logger): FastifySerializerCompiler<z.ZodType> {
  return ({ schema, url, method }) =>
    (data) => {
      const result = schema.safeParse(data);
      if (result.success) return JSON.stringify(result.data);
      const fields = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.code}`);
      logger.error({ url, method, fields }, "response strays from its schema");
      return JSON.stringify(data);
    };
}
