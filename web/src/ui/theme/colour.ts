export interface Rgb {
	r: number;
	g: number;
	b: number;
}

export interface Oklch {
	l: number;
	c: number;
	h: number;
}

export function parseHex(hex: string): Rgb | null {
	const match = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim());
	if (!match?.[1]) return null;
	const full = match[1].length === 3 ? [...match[1]].map((digit) => digit + digit).join('') : match[1];
	const value = Number.parseInt(full, 16);
	return { r: (value >> 16) / 255, g: ((value >> 8) & 255) / 255, b: (value & 255) / 255 };
}

export function toHex({ r, g, b }: Rgb): string {
	const part = (channel: number) =>
		Math.round(Math.min(1, Math.max(0, channel)) * 255)
			.toString(16)
			.padStart(2, '0');
	return `#${part(r)}${part(g)}${part(b)}`;
}

const linear = (channel: number) =>
	channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const gamma = (light: number) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
	const { r, g, b } = parseHex(hex) ?? { r: 0, g: 0, b: 0 };
	return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

export function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

/** Björn Ottosson's Oklab: equal steps of lightness look equal, so a hue survives being darkened. */
export function toOklch(rgb: Rgb): Oklch {
	const [r, g, b] = [linear(rgb.r), linear(rgb.g), linear(rgb.b)];
	const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
	const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
	const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
	return {
		l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		c: Math.hypot(a, bb),
		h: Math.atan2(bb, a),
	};
}

function toRgb({ l: lightness, c, h }: Oklch): Rgb {
	const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return {
		r: gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
		g: gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
		b: gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
	};
}

const onScreen = ({ r, g, b }: Rgb) => [r, g, b].every((channel) => channel > -0.001 && channel < 1.001);

/** The nearest colour a screen can show, found by letting go of chroma before hue or lightness. */
export function oklchHex(colour: Oklch): string {
	const l = Math.min(1, Math.max(0, colour.l));
	let c = colour.c;
	let rgb = toRgb({ l, c, h: colour.h });
	for (let step = 0; step < 40 && !onScreen(rgb); step++) {
		c *= 0.92;
		rgb = toRgb({ l, c, h: colour.h });
	}
	return toHex(rgb);
}
