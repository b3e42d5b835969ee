import { contrast, oklchHex, parseHex, toHex, toOklch, type Oklch } from './colour.ts';

export const defaultColour = '#0b5a8a';

/** The grounds of tokens.css that the municipality's colour must stand out from, lightest to darkest use. */
export const grounds = {
	light: { surface: '#ffffff', ground: '#f6f7f9', sunken: '#edf0f3', ink: '#16202a' },
	dark: { surface: '#1c2127', ground: '#14181c', sunken: '#262d34', ink: '#e9edf0' },
};

export type Scheme = keyof typeof grounds;

export interface SchemeColours {
	/** Links, chosen things, filled buttons: 4.5:1 on every ground. */
	accent: string;
	accentHover: string;
	/** Text on a filled button. */
	accentText: string;
	/** A quiet tint; `accent` and ordinary text both read on it. */
	accentSoft: string;
	/** Edges and marks that are not text: 3:1. */
	accentEdge: string;
	focus: string;
	/** The header band keeps the municipality's own colour as far as its text allows. */
	band: string;
	bandText: string;
}

const paper = '#ffffff';
const ink = '#10161c';
const step = 0.005;

/** Moves only lightness, and only as far as it must. */
function untilContrast(from: Oklch, against: readonly string[], ratio: number, direction: 1 | -1): string {
	let colour = from;
	let hex = oklchHex(colour);
	while (against.some((other) => contrast(hex, other) < ratio) && colour.l > 0 && colour.l < 1) {
		colour = { ...colour, l: colour.l + direction * step };
		hex = oklchHex(colour);
	}
	return hex;
}

const oklch = (hex: string): Oklch => toOklch(parseHex(hex) ?? { r: 0, g: 0, b: 0 });
const groundsOf = (scheme: Scheme) => [
	grounds[scheme].surface,
	grounds[scheme].ground,
	grounds[scheme].sunken,
];

function lightColours(own: Oklch): SchemeColours {
	const accentSoft = oklchHex({ l: 0.955, c: Math.min(own.c, 0.028), h: own.h });
	const backs = [...groundsOf('light'), accentSoft];
	const accent = untilContrast({ ...own, l: Math.min(own.l, 0.55) }, backs, 4.6, -1);
	return {
		accent,
		accentHover: oklchHex({ ...oklch(accent), l: oklch(accent).l - 0.07 }),
		accentText: paper,
		accentSoft,
		accentEdge: untilContrast(own, backs, 3.1, -1),
		focus: accent,
		...lightBand(own),
	};
}

function lightBand(own: Oklch): Pick<SchemeColours, 'band' | 'bandText'> {
	const band = oklchHex(own);
	if (contrast(band, paper) >= 4.6) return { band, bandText: paper };
	if (contrast(band, ink) >= 7) return { band, bandText: ink };
	return { band: untilContrast(own, [paper], 4.6, -1), bandText: paper };
}

function darkColours(own: Oklch): SchemeColours {
	const c = Math.min(own.c, 0.14);
	const accentSoft = oklchHex({ l: 0.3, c: Math.min(own.c, 0.045), h: own.h });
	const backs = [...groundsOf('dark'), accentSoft];
	const accent = untilContrast({ l: Math.max(own.l, 0.72), c, h: own.h }, backs, 4.6, 1);
	return {
		accent,
		accentHover: oklchHex({ ...oklch(accent), l: Math.min(0.97, oklch(accent).l + 0.07) }),
		accentText: ink,
		accentSoft,
		accentEdge: untilContrast({ l: Math.max(own.l, 0.6), c, h: own.h }, backs, 3.1, 1),
		focus: accent,
		band: untilContrast({ l: Math.min(own.l, 0.34), c: Math.min(own.c, 0.08), h: own.h }, [paper], 7, -1),
		bandText: paper,
	};
}

/** A colour that cannot be read as hex gives the default: a wrong setting must not unstyle the service. */
export function tenantColours(hex: string): Record<Scheme, SchemeColours> {
	const rgb = parseHex(hex) ?? parseHex(defaultColour);
	const own = oklch(toHex(rgb ?? { r: 0, g: 0, b: 0 }));
	return { light: lightColours(own), dark: darkColours(own) };
}

const propertyNames: Record<keyof SchemeColours, string> = {
	accent: '--accent',
	accentHover: '--accent-hover',
	accentText: '--accent-text',
	accentSoft: '--accent-soft',
	accentEdge: '--accent-edge',
	focus: '--focus',
	band: '--band',
	bandText: '--band-text',
};

function declarations(colours: SchemeColours): string {
	return Object.entries(propertyNames)
		.map(([name, property]) => `${property}:${colours[name as keyof SchemeColours]}`)
		.join(';');
}

/** The whole of a municipality's stylesheet, to be linked after app.css. */
export function themeCss(hex: string): string {
	const { light, dark } = tenantColours(hex);
	return [
		`:root{${declarations(light)}}`,
		`@media screen and (prefers-color-scheme:dark){:root:not([data-scheme=light]){${declarations(dark)}}}`,
		`@media screen{:root[data-scheme=dark]{${declarations(dark)}}}`,
	].join('\n');
}
