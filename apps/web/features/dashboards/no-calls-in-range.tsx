/** A card whose question has no calls. It keeps the card's height, so that the page does not jump. */
export function NoCallsInRange({ height }: { height: number }) {
  return (
    <div className="grid place-items-center text-center text-muted" style={{ minHeight: height }}>
      <p>No calls here. Choose other days or remove a filter.</p>
    </div>
  );
}
