/** What a tile is and asks, without anything of a server: the page that edits a board needs the same rules. */
export { orderedDimensions, type TileKind, tileKinds, tileNeeds } from "./kinds.ts";
export {
  type BoardScope,
  type TileFilter,
  type TileOptions,
  type TileQuery,
  type TileQuestion,
  tileQuestion,
} from "./question.ts";
export { type ShapeProblem, shapeProblem } from "./shape-problem.ts";
