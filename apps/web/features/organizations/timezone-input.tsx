"use client";

import { Input } from "@parley/ui";
import { type ComponentProps, useId } from "react";

/** Some 420 zones are too many for a menu: typing narrows the browser's own list. */
export function TimezoneInput({ timezones, ...rest }: { timezones: string[] } & ComponentProps<typeof Input>) {
  const listId = useId();
  return (
    <>
      <Input {...rest} list={listId} autoComplete="off" spellCheck={false} />
      <datalist id={listId}>
        {timezones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
