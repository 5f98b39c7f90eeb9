export { type BarsInput, barsOption } from "./charts/bars-option.ts";
export { Chart, type ChartPick, type ChartProps } from "./charts/chart.tsx";
export {
  type ChartFlag,
  type ChartSpec,
  type ChartTable,
  chartColor,
  type FormatNumber,
  statusColor,
} from "./charts/chart-spec.ts";
export { type DonutInput, donutOption } from "./charts/donut-option.ts";
export { makePicture, type PictureInput } from "./charts/make-picture.ts";
export { resolveColors } from "./charts/resolve-colors.ts";
export { type SankeyInput, sankeyOption } from "./charts/sankey-option.ts";
export type { TimeSeries, TimeSeriesInput } from "./charts/time-series.ts";
export { timeSeriesOption } from "./charts/time-series-option.ts";
export { useSankey } from "./charts/use-sankey.ts";
export { cn } from "./cn.ts";
export { Button, type ButtonProps, type ButtonVariant, buttonClasses, type ControlSize } from "./controls/button.tsx";
export { Checkbox, type CheckboxProps } from "./controls/checkbox.tsx";
export { Combobox, type ComboboxOption, type ComboboxProps } from "./controls/combobox.tsx";
export { CopyField, type CopyFieldProps } from "./controls/copy-field.tsx";
export {
  DATE_RANGE_PRESETS,
  DateRangeSelect,
  type DateRangeSelectProps,
  type DateRangeValue,
} from "./controls/date-range-select.tsx";
export { Field, type FieldProps, Label } from "./controls/field.tsx";
export { FormSection, type FormSectionProps } from "./controls/form-section.tsx";
export { IconButton, type IconButtonProps } from "./controls/icon-button.tsx";
export { Input, type InputProps } from "./controls/input.tsx";
export { RadioGroup, type RadioGroupProps, type RadioOption } from "./controls/radio-group.tsx";
export { SegmentedControl, type SegmentedControlProps } from "./controls/segmented-control.tsx";
export { Select, type SelectOption, type SelectProps } from "./controls/select.tsx";
export { Switch, type SwitchProps } from "./controls/switch.tsx";
export { Textarea } from "./controls/textarea.tsx";
export { Avatar, type AvatarProps } from "./display/avatar.tsx";
export { Badge, type BadgeProps, type Tone } from "./display/badge.tsx";
export { Banner, type BannerProps } from "./display/banner.tsx";
export { Card, type CardProps } from "./display/card.tsx";
export { Delta, type DeltaProps } from "./display/delta.tsx";
export { EmptyState, type EmptyStateProps } from "./display/empty-state.tsx";
export { ErrorState, type ErrorStateProps } from "./display/error-state.tsx";
export { Kbd } from "./display/kbd.tsx";
export { KpiTile, type KpiTileProps, KpiTileSkeleton } from "./display/kpi-tile.tsx";
export { PageBody, PageHeader, type PageHeaderProps } from "./display/page-header.tsx";
export { Progress, type ProgressProps } from "./display/progress.tsx";
export { SaveIndicator, type SaveState } from "./display/save-indicator.tsx";
export { ShareBar, type ShareBarProps } from "./display/share-bar.tsx";
export { Skeleton } from "./display/skeleton.tsx";
export { Sparkline, type SparklineProps } from "./display/sparkline.tsx";
export { StatusPill, statusWord } from "./display/status-pill.tsx";
export {
  Table,
  TableBody,
  TableCell,
  type TableCellProps,
  TableFoot,
  TableHead,
  TableHeaderCell,
  type TableHeaderCellProps,
  type TableProps,
  TableRow,
  type TableRowProps,
} from "./display/table.tsx";
export { VisuallyHidden } from "./display/visually-hidden.tsx";
export { Breadcrumbs, type BreadcrumbsProps } from "./navigation/breadcrumbs.tsx";
export { Pagination, type PaginationProps } from "./navigation/pagination.tsx";
export { NavTabs, type NavTabsProps, Tabs, type TabsProps } from "./navigation/tabs.tsx";
export { type CommandItem, CommandPalette, type CommandPaletteProps } from "./overlays/command-palette.tsx";
export { ConfirmDialog, type ConfirmDialogProps } from "./overlays/confirm-dialog.tsx";
export { Dialog, DialogClose, type DialogProps } from "./overlays/dialog.tsx";
export {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  type DropdownMenuItemProps,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "./overlays/dropdown-menu.tsx";
export { Popover, PopoverClose, PopoverContent, PopoverTrigger } from "./overlays/popover.tsx";
export { Sheet, type SheetProps } from "./overlays/sheet.tsx";
export { toast } from "./overlays/toast.ts";
export { Toaster } from "./overlays/toaster.tsx";
export { Tooltip, type TooltipProps } from "./overlays/tooltip.tsx";
