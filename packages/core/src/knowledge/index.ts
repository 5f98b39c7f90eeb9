export { createKnowledge } from "./create-knowledge.ts";
export { deleteKnowledge } from "./delete-knowledge.ts";
export { getKnowledge } from "./get-knowledge.ts";
export { type KnownEntry, knowledgeForCall } from "./knowledge-for-call.ts";
export { listKnowledge } from "./list-knowledge.ts";
export { CreateKnowledgeInput, UpdateKnowledgeInput } from "./schemas.ts";
export { updateKnowledge } from "./update-knowledge.ts";
