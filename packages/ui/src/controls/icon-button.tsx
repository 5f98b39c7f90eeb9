import type { ComponentProps, ReactNode } from "react";
import { cn } from "../cn.ts";
import { Tooltip } from "../overlays/tooltip.tsx";
import { type ButtonVariant, buttonClasses, type ControlSize } from "./button.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** Said by screen readers and shown as a tooltip. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ControlSize;
  /** Keys of the shortcut, shown in the tooltip. */
  keys?: string[];
  /** Off where a menu opens from the button and would sit under the tooltip. */
  tooltip?: boolean;
}

export function IconButton({
  label,
  icon,
  variant = "ghost",
  size = "md",
  keys,
  tooltip = true,
  className,
  type,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type={type ?? "button"}
      aria-label={label}
      className={buttonClasses(variant, size, cn(size === "sm" ? "w-7 px-0" : "w-8 px-0", className))}
      {...rest}
    >
      {icon}
    </button>
  );
  return tooltip ? (
    <Tooltip label={label} keys={keys}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
