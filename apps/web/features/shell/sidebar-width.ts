"use client";

/** Folds the sidebar to its rail or unfolds it. The attribute drives the layout (CSS), storage remembers it. */
export function toggleSidebar() {
  const root = document.documentElement;
  const folded = root.dataset.sidebar !== "rail";
  if (folded) root.dataset.sidebar = "rail";
  else delete root.dataset.sidebar;
  try {
    localStorage.setItem("parley-sidebar", folded ? "rail" : "full");
  } catch {
    // Storage may be switched off; the width is then not remembered.
  }
}
