import { type DashboardFilter, NO_VALUE } from "../../filters/dimensions.ts";

/** Marketing is about calls whose source is known: nobody's money brought the others, as far as anybody knows. */
export const MARKETING_CALLS: DashboardFilter[] = [{ dimension: "source", op: "is_not", values: [NO_VALUE] }];
