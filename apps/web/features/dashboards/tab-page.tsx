"use client";

import { cn, PageBody, PageHeader } from "@parley/ui";
import { type ReactNode, useMemo } from "react";
import { useEvents } from "@/features/realtime";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { CallsBehind } from "./behind/calls-behind.tsx";
import { DemoBanner } from "./demo-banner.tsx";
import { FilterBar } from "./filters/filter-bar.tsx";
import type { Scope } from "./filters/question.ts";
import { useDashboardFilters } from "./filters/use-dashboard-filters.ts";
import { arrangeCards } from "./layout/arrange-cards.ts";
import { useCardLayout } from "./layout/use-card-layout.ts";
import { TabStrip } from "./tab-strip.tsx";
import { type TabKey, tabsFor } from "./tabs.ts";

/** A card of a tab. */
export interface TabCard {
  /** Unique on the tab and never changed: layouts keep it. */
  id: string;
  title: string;
  /** Of 12 columns; up to 6 share a line on a middling screen, and on a phone each card has its own. */
  span: 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;
  render: (scope: Scope) => ReactNode;
  /** Shown to those only who may see this tab. */
  tab?: TabKey;
}

export interface TabPageProps {
  /** Null for a page that is no tab (a source, an agent): it keeps no layout. */
  tab: TabKey | null;
  title: string;
  cards: TabCard[];
  /** Narrows every card of the page: of an agent's page his calls. Stands in no address. */
  narrow?: Scope["filters"];
  /** Stands in place of the cards: an organization without calls. */
  instead?: ReactNode;
  /** Between the filter bar and the cards. */
  children?: ReactNode;
  actions?: ReactNode;
  description?: ReactNode;
}

const NONE: Scope["filters"] = [];
const SPANS = {
  2: "col-span-6 sm:col-span-4 xl:col-span-2",
  3: "col-span-12 min-[420px]:col-span-6 xl:col-span-3",
  4: "col-span-12 lg:col-span-6 xl:col-span-4",
  5: "col-span-12 lg:col-span-6 xl:col-span-5",
  6: "col-span-12 lg:col-span-6",
  7: "col-span-12 xl:col-span-7",
  8: "col-span-12 xl:col-span-8",
  9: "col-span-12 xl:col-span-9",
  12: "col-span-12",
};

/** A page of cards that share range, comparison and filters: head, tabs, filter bar, cards in the reader's order, calls behind. */
export function TabPage(props: TabPageProps) {
  const { tab, title, cards, narrow = NONE, instead, children, actions, description } = props;
  useEvents();
  const state = useDashboardFilters();
  const layout = useCardLayout(tab);
  const scope = useMemo<Scope>(
    () => (narrow.length > 0 ? { ...state.scope, filters: [...narrow, ...state.scope.filters] } : state.scope),
    [state.scope, narrow],
  );
  const { permissions } = useViewer();
  const allowed = useMemo(() => {
    const tabs = new Set<TabKey>(tabsFor(permissions).map((one) => one.tab));
    return cards.filter((card) => !card.tab || tabs.has(card.tab));
  }, [cards, permissions]);
  const shown = arrangeCards(allowed, layout.layout).filter(({ id }) => !layout.layout.hidden.includes(id));
  return (
    <PageBody>
      <PageHeader title={title} actions={actions} description={description} />
      {tab ? <TabStrip tab={tab} /> : null}
      <DemoBanner />
      {instead ?? (
        <>
          <FilterBar state={state} tab={tab} cards={allowed} layout={layout} />
          <CallsBehind scope={scope} />
          {children}
          <div className="grid grid-cols-12 gap-3">
            {shown.map(({ id, span, render }) => (
              <div key={id} className={cn("min-w-0", SPANS[span])}>
                {render(scope)}
              </div>
            ))}
          </div>
          {shown.length === 0 ? (
            <p className="py-16 text-center text-muted">All cards are hidden. Choose some under Customize.</p>
          ) : null}
        </>
      )}
    </PageBody>
  );
}
