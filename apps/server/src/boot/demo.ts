import type { Services } from "./services.ts";

export async function ensureDemo(
  _services: Services,
  _ownerUrl: string,
): Promise<{ email: string; password: string } | null> {
  return null;
}
export async function enrichDemo(_services: Services, _speech: unknown): Promise<void> {}
