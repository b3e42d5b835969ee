/** The drawn size of a picture, from its view box or its own measures. */
export function svgSize(svg: string): { width: number; height: number } {
	const tag = /<svg\b[^>]*>/i.exec(svg)?.[0] ?? '';
	const box = /\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(tag);
	const measure = (name: string) =>
		Number(new RegExp(`\\b${name}\\s*=\\s*["']([\\d.]+)`, 'i').exec(tag)?.[1]);
	const width = Number(box?.[1]) || measure('width');
	const height = Number(box?.[2]) || measure('height');
	return width > 0 && height > 0 ? { width, height } : { width: 2, height: 1 };
}

/** One transparent point, for readers of Word files that know no SVG: the table beside has the values. */
export const EMPTY_PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
	'base64',
);
