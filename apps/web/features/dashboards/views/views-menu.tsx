"use client";

import { Button, EmptyState, ErrorState, Popover, PopoverContent, PopoverTrigger, Skeleton } from "@parley/ui";
import { Bookmark } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { whyItFailed } from "../why-it-failed.ts";
import { SaveViewDialog } from "./save-view-dialog.tsx";
import { type SavedView, useSavedViews, type ViewPage } from "./use-saved-views.ts";
import { ViewItem } from "./view-item.tsx";
import { isSameQuery } from "./view-query.ts";

/** Opens, keeps and changes the views of a page. Drawn when the button is first clicked, so it begins open. */
export function ViewsMenu({ page }: { page: ViewPage }) {
  const [open, setOpen] = useState(true);
  const [saving, setSaving] = useState(false);
  const { data: views, error, refetch } = useSavedViews(page);
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const current = views?.find(({ id }) => id === search.get("view"));
  const changed = current !== undefined && !isSameQuery(current.query, search.toString());
  const go = (view: SavedView | null) => {
    const query = view ? `${view.query}${view.query ? "&" : ""}view=${view.id}` : "range=last_30_days";
    router.push(`${path}?${query}`, { scroll: false });
    setOpen(false);
  };
  const groups = [
    { title: "Yours", views: views?.filter(({ visibility }) => visibility === "private") ?? [] },
    { title: "Team", views: views?.filter(({ visibility }) => visibility === "team") ?? [] },
  ];
  return (
    <>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button className="max-w-56">
            <Bookmark className="text-faint" aria-hidden="true" />
            <span className="truncate">{current ? current.name : "Views"}</span>
            {changed ? <span className="font-normal text-faint">changed</span> : null}
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" className="w-80 max-w-[calc(100vw-1rem)] p-0" aria-label="Views">
          <div className="max-h-96 overflow-y-auto p-1">
            {error ? (
              <ErrorState
                className="py-4"
                title="The views could not be loaded"
                description={whyItFailed(error)}
                onRetry={() => void refetch()}
              />
            ) : views ? (
              <>
                {groups.map(({ title, views: shown }) =>
                  shown.length > 0 ? (
                    <section key={title} aria-label={title}>
                      <h3 className="px-2 pt-1.5 pb-0.5 text-xs text-faint">{title}</h3>
                      <ul>
                        {shown.map((view) => (
                          <ViewItem key={view.id} {...{ page, view }} current={current} onOpen={() => go(view)} />
                        ))}
                      </ul>
                    </section>
                  ) : null,
                )}
                {views.length === 0 ? (
                  <EmptyState
                    className="py-6"
                    title="No views yet"
                    description="A view keeps days, comparison, filters and sort under a name."
                  />
                ) : (
                  <button
                    type="button"
                    onClick={() => go(null)}
                    className="mt-1 flex h-8 w-full items-center rounded-sm px-2 text-left text-muted hover:bg-hover"
                  >
                    Standard view
                  </button>
                )}
              </>
            ) : (
              <Skeleton className="m-2 h-24" />
            )}
          </div>
          <div className="border-t border-line p-2">
            <Button
              variant="primary"
              size="sm"
              className="w-full"
              onClick={() => {
                setOpen(false);
                setSaving(true);
              }}
            >
              Save view
            </Button>
          </div>
        </PopoverContent>
      </Popover>
      {saving ? (
        <SaveViewDialog page={page} current={changed ? current : undefined} onClose={() => setSaving(false)} />
      ) : null}
    </>
  );
}
