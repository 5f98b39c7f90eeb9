import { createParleyClient } from "@parley/sdk";

/** The public API with the browser's session, for client components. A refusal is thrown as a ParleyError of @parley/sdk. */
export const api = createParleyClient();
