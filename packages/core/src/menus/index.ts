export { forgetMenus } from "./forget-menus.ts";
export { knownMenus } from "./known-menus.ts";
export { listMenus, type RememberedMenu } from "./list-menus.ts";
export { type MenuStep, rememberMenus } from "./remember-menus.ts";
