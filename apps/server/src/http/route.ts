import type { Context, Permission } from "@parley/core/context";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";

/** The person behind a session, for routes that need no organization. */
export interface SignedIn {
  userId: string;
  sessionId: string;
  isOperator: boolean;
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;

interface Shape<P, Q, B, R> {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Path below /api/v1, with :parameters. */
  url: string;
  /** operationId of the OpenAPI document and name of the SDK's method. */
  operation: string;
  summary: string;
  tag: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Success status (default 200) and its schema; null for an empty answer (204) or a stream. */
  status?: number;
  response: R | null;
  /** POST that takes an Idempotency-Key. */
  idempotent?: boolean;
  /** Requests a minute per key or session, when other than the default. */
  rateLimit?: number;
}

interface Input<P, Q, B> {
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Erased form that the server registers. */
export interface RouteDeclaration
  extends Shape<z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined, z.ZodType> {
  access: Permission | "signed_in";
  handle(ctx: Context | SignedIn, input: Input<z.ZodType, z.ZodType, z.ZodType>): Promise<unknown>;
}

/**
 * Declares a route of the public API: permission, schemas and documentation said once; `handle` is one call to a verb of core.
 * The context's organization comes from the session or the key.
 */
export function route<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType = z.ZodType,
>(
  declaration: Shape<P, Q, B, R> & {
    permission: Permission;
    handle(ctx: Context, input: Input<P, Q, B>): Promise<R extends z.ZodType ? z.input<R> | unknown : unknown>;
  },
): RouteDeclaration {
  const { permission, ...rest } = declaration;
  return { ...rest, access: permission } as unknown as RouteDeclaration;
}

/** A route for a signed-in person that is about the person, not about an organization (their organizations, their session). */
export function personalRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType = z.ZodType,
>(
  declaration: Shape<P, Q, B, R> & { handle(who: SignedIn, input: Input<P, Q, B>): Promise<unknown> },
): RouteDeclaration {
  return { ...declaration, access: "signed_in" } as unknown as RouteDeclaration;
}
