/** How a person arranged a tab. Cards that it does not name keep their place. */
export interface CardLayout {
  position: string[];
  hidden: string[];
}

export const USUAL_LAYOUT: CardLayout = { position: [], hidden: [] };

/**
 * Cards in a person's order. One that the layout does not name (a new card) follows the card that it stands behind in the usual
 * order, so that new cards neither vanish nor gather at the end.
 */
export function arrangeCards<C extends { id: string }>(cards: readonly C[], { position }: CardLayout): C[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const order = position.filter((id, at) => byId.has(id) && position.indexOf(id) === at);
  cards.forEach((card, at) => {
    if (order.includes(card.id)) return;
    const before = cards[at - 1];
    order.splice(before ? order.indexOf(before.id) + 1 : 0, 0, card.id);
  });
  return order.map((id) => byId.get(id)!);
}

/** A card one place up or down among all. */
export function moveCard(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return [...ids];
  const next = [...ids];
  next.splice(at, 1);
  next.splice(to, 0, id);
  return next;
}
