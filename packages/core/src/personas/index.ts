export { archivePersona } from "./archive-persona.ts";
export { createPersona } from "./create-persona.ts";
export { getPersona } from "./get-persona.ts";
export { listPersonas } from "./list-personas.ts";
export { choosePersona, type Persona, type PersonaRow, requirePersona } from "./persona.ts";
export {
  CreatePersonaInput,
  callLanguages,
  callVoices,
  engines,
  HoldBudget,
  Language,
  MaxCost,
  UpdatePersonaInput,
  Voice,
  VoicemailAction,
  voicemailActions,
} from "./schemas.ts";
export { updatePersona } from "./update-persona.ts";
