import {
  CreateAnnotationInput,
  createAnnotation,
  deleteAnnotation,
  ListAnnotationsInput,
  listAnnotations,
  UpdateAnnotationInput,
  updateAnnotation,
} from "@parley/core/annotations";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";

const AnnotationAnswer = z
  .object({ id: z.string(), day: z.string().describe("In the organization's time zone"), text: z.string() })
  .meta({ id: "Annotation" });

const AnnotationParams = z.object({ id: z.string().describe("Id of the annotation (ann_...)") });

/** Flags on the time axis: what happened on a day that the numbers cannot know. */
export const annotationRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/annotations",
    operation: "listAnnotations",
    summary: "What happened from one day to another, in the order of the days",
    tag: "Dashboards",
    permission: "analytics.query",
    query: ListAnnotationsInput,
    response: z.object({ data: z.array(AnnotationAnswer) }),
    handle: async (ctx, { query }) => ({ data: await listAnnotations(ctx, query) }),
  }),
  route({
    method: "POST",
    url: "/annotations",
    operation: "createAnnotation",
    summary: "Set a flag on a day of the time axis",
    tag: "Dashboards",
    permission: "dashboards.build",
    body: CreateAnnotationInput,
    status: 201,
    response: AnnotationAnswer,
    idempotent: true,
    handle: (ctx, { body }) => createAnnotation(ctx, body),
  }),
  route({
    method: "PATCH",
    url: "/annotations/:id",
    operation: "updateAnnotation",
    summary: "Change a flag's day or words",
    tag: "Dashboards",
    permission: "dashboards.build",
    params: AnnotationParams,
    body: UpdateAnnotationInput,
    response: AnnotationAnswer,
    handle: (ctx, { params, body }) => updateAnnotation(ctx, params.id, body),
  }),
  route({
    method: "DELETE",
    url: "/annotations/:id",
    operation: "deleteAnnotation",
    summary: "Take a flag off the time axis",
    tag: "Dashboards",
    permission: "dashboards.build",
    params: AnnotationParams,
    response: null,
    handle: (ctx, { params }) => deleteAnnotation(ctx, params.id),
  }),
];
