import type { Viewer } from "@/lib/viewer.ts";
import type { PublicBoard } from "../board-wire.ts";

/** Nobody, who reads numbers as the board's organization writes them: what drawings below a ViewerProvider need to know. */
export function visitorOf({
  locale,
  timezone,
  currency,
}: Pick<PublicBoard, "locale" | "timezone" | "currency">): Viewer {
  return {
    user: { id: "", name: "", email: "" },
    organization: { id: "", name: "", locale, timezone, currency },
    organizations: [],
    role: "",
    permissions: [],
    isOperator: false,
    isDemo: false,
  };
}
