import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, oklchHex, parseHex, toOklch } from './colour.ts';
import { defaultColour, grounds, tenantColours, themeCss, type Scheme } from './tenant-colour.ts';

const anyHex = fc
	.integer({ min: 0, max: 0xffffff })
	.map((value) => `#${value.toString(16).padStart(6, '0')}`);

function expectReadable(hex: string, scheme: Scheme) {
	const c = tenantColours(hex)[scheme];
	const { surface, ground, sunken, ink } = grounds[scheme];
	for (const back of [surface, ground, sunken, c.accentSoft]) {
		expect(contrast(c.accent, back)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(c.accentHover, back)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(c.focus, back)).toBeGreaterThanOrEqual(3);
		expect(contrast(c.accentEdge, back)).toBeGreaterThanOrEqual(3);
	}
	expect(contrast(c.accentText, c.accent)).toBeGreaterThanOrEqual(4.5);
	expect(contrast(c.accentText, c.accentHover)).toBeGreaterThanOrEqual(4.5);
	expect(contrast(ink, c.accentSoft)).toBeGreaterThanOrEqual(7);
	expect(contrast(c.bandText, c.band)).toBeGreaterThanOrEqual(4.5);
}

describe('tenantColours', () => {
	it('reads in light and dark, whatever colour a municipality has', () => {
		fc.assert(fc.property(anyHex, fc.constantFrom<Scheme>('light', 'dark'), expectReadable), {
			numRuns: 400,
		});
	});

	it.each(['#000000', '#ffffff', '#ffd100', '#ff0000', '#00ff00', '#0000ff', '#767676'])(
		'reads with %s',
		(hex) => {
			expectReadable(hex, 'light');
			expectReadable(hex, 'dark');
		},
	);

	it('keeps a colour that already reads', () => {
		expect(tenantColours('#0b5a8a').light).toMatchObject({ accent: '#0b5a8a', band: '#0b5a8a' });
		expect(tenantColours('#ffd100').light.band).toBe('#ffd100');
	});

	it('takes the default for what is no colour', () => {
		expect(tenantColours('url(x)')).toEqual(tenantColours(defaultColour));
		expect(themeCss('red;}body{display:none')).toBe(themeCss(defaultColour));
	});

	it('is what the tokens begin with', () => {
		const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
		const { light, dark } = tenantColours(defaultColour);
		expect(css).toContain(`--accent: light-dark(${light.accent}, ${dark.accent})`);
		expect(css).toContain(`--accent-soft: light-dark(${light.accentSoft}, ${dark.accentSoft})`);
		expect(css).toContain(`--band: light-dark(${light.band}, ${dark.band})`);
		for (const [name, value] of Object.entries(grounds.light).filter(([n]) => n !== 'ink')) {
			expect(css).toContain(`--${name}: light-dark(${value}, ${grounds.dark[name as 'surface']})`);
		}
	});
});

describe('colour', () => {
	it('goes to OKLCH and back', () => {
		for (const hex of ['#0b5a8a', '#ffd100', '#7f7f7f', '#123456']) {
			expect(oklchHex(toOklch(parseHex(hex) ?? { r: 0, g: 0, b: 0 }))).toBe(hex);
		}
		expect(parseHex('#abc')).toEqual(parseHex('aabbcc'));
		expect(contrast('#ffffff', '#000000')).toBe(21);
	});
});
