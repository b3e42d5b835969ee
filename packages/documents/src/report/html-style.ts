/** The look of a report's HTML file; the same calm page as its PDF, on the screen and on paper. */
export function htmlStyle(colour: string): string {
	return `
:root{color-scheme:light;--accent:${colour};--ink:#16202a;--quiet:#4b5763;--hair:#c9d0d7}
*{box-sizing:border-box}
body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:52rem;color:var(--ink);background:#fff;font:1.0625rem/1.6 'Source Sans 3','Source Sans Pro',system-ui,sans-serif;overflow-wrap:anywhere;hyphens:auto}
header{border-bottom:1px solid var(--hair);margin-bottom:2rem;padding-bottom:1.5rem}
.author{color:var(--accent);font-weight:600;margin:0 0 1.5rem;padding-bottom:.75rem;border-bottom:.25rem solid var(--accent)}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem;hyphens:manual}
h2{font-size:1.5rem;line-height:1.25;color:var(--accent);margin:2.5rem 0 .75rem}
h3{font-size:1.25rem;margin:2rem 0 .5rem}h4{font-size:1.0625rem;margin:1.5rem 0 .5rem}h5{font-size:1rem;color:var(--quiet);margin:1.25rem 0 .5rem}
.subtitle{font-size:1.2rem;color:var(--quiet);margin:0}.day,.small{color:var(--quiet);font-size:.9375rem}
.lead{font-size:1.2rem}.number{color:var(--quiet)}
a{color:var(--accent)}a:focus-visible,.wide:focus-visible{outline:.1875rem solid var(--accent);outline-offset:.125rem}
blockquote{margin:1rem 0;padding-left:1rem;border-left:.1875rem solid var(--hair)}
dl{margin:1rem 0}dl>div{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.25rem 1.5rem;padding:.3rem 0}dt{color:var(--quiet)}dd{margin:0}
nav ol{list-style:none;padding:0}nav .level2{padding-left:1.5rem}.contents{font-weight:600;margin-bottom:.25rem}
.wide{overflow-x:auto;margin:1.5rem 0}table{border-collapse:collapse;width:100%;font-size:.9375rem;font-variant-numeric:tabular-nums;hyphens:manual}
caption,figcaption{text-align:left;font-weight:600;color:var(--quiet);padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--hair);min-width:4rem}
thead th{border-bottom:2px solid var(--accent);vertical-align:bottom}tbody th{font-weight:400}tfoot th,tfoot td{font-weight:600}
.right{text-align:right;white-space:nowrap}
figure{margin:1.5rem 0}img{max-width:100%;height:auto}
@media(max-width:34rem){dl>div{grid-template-columns:1fr}}
@media print{body{max-width:none;padding:0;font-size:10.5pt}.wide{overflow:visible}h2,h3,h4,h5{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}}
`.trim();
}
