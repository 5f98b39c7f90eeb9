export { createAnnotation } from "./create-annotation.ts";
export { deleteAnnotation } from "./delete-annotation.ts";
export { listAnnotations } from "./list-annotations.ts";
export { CreateAnnotationInput, ListAnnotationsInput, UpdateAnnotationInput } from "./schemas.ts";
export { updateAnnotation } from "./update-annotation.ts";
