/**
 * Runs before the first paint, so that neither the theme nor the sidebar's width flashes. Constant text without
 * interpolation: a Content-Security-Policy admits it by `sha256-` of exactly these bytes.
 *
 * It keeps `data-theme` on <html> at "light" or "dark" (the stored choice, else the system's, also when that changes) and
 * `data-sidebar` at "rail" when the sidebar was folded.
 */
export const THEME_SCRIPT = `(function(){var d=document.documentElement,m=matchMedia("(prefers-color-scheme: dark)");
function read(k){try{return localStorage.getItem(k)}catch(e){return null}}
function apply(){var t=read("parley-theme");d.dataset.theme=t==="light"||t==="dark"?t:m.matches?"dark":"light"}
apply();m.addEventListener("change",apply);addEventListener("storage",apply);addEventListener("parley-theme",apply);
if(read("parley-sidebar")==="rail")d.dataset.sidebar="rail"})()`;
