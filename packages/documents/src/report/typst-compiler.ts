import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { withRowHeaders } from './row-headers.ts';

/** Kinds of PDF: for reading by everyone, and for archives. */
export type PdfStandard = 'ua-1' | 'a-2a';

interface NodeCompiler {
	pdf(
		source: { mainFileContent: string; inputs: Record<string, string> },
		how: { pdfStandard: string },
	): Buffer;
	evictCache(maxAge: number): void;
}

interface Binding {
	NodeCompiler: { create(args: { fontArgs: { fontBlobs: Buffer[] }[] }): NodeCompiler };
}

const require = createRequire(import.meta.url);
const FONTS = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'];
const PACKAGES = ['gnu', 'musl'].map((libc) => `@myriaddreamin/typst-ts-node-compiler-linux-x64-${libc}`);

const MISSING = '□';
const UNUSUAL = /[^\n\x20-\x7e\u00a0-\u024f\u0370-\u04ff\u2010-\u2027\u2030-\u203a\u20ac\u25a1]/gu;

let compiler: NodeCompiler | undefined;
let template: string | undefined;

/** The package that compiles on this machine; null where there is none. */
export function compilerPackage(): string | null {
	for (const name of PACKAGES) {
		try {
			require.resolve(name);
			return name;
		} catch {
			// Not installed: it is of another system.
		}
	}
	return null;
}

/** Folder of the fonts that reports are set in. */
export function fontFolder(): string {
	return dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
}

/** PDF of data that the template reads. Runs for long and cannot be stopped: only for a process that may be killed. */
export function compilePdf(data: string, pdfStandard: PdfStandard): Buffer {
	compiler ??= openCompiler();
	try {
		return compileOnce(compiler, data, pdfStandard);
	} catch (error) {
		const shown = withoutMissing(data, String(error));
		try {
			return compileOnce(compiler, shown, pdfStandard);
		} catch {
			return compileOnce(compiler, data.replace(UNUSUAL, MISSING), pdfStandard);
		}
	} finally {
		compiler.evictCache(0);
	}
}

function compileOnce(compiler: NodeCompiler, data: string, pdfStandard: PdfStandard): Buffer {
	template ??= readFileSync(new URL('./report.typ', import.meta.url), 'utf8');
	const pdf = compiler.pdf({ mainFileContent: template, inputs: { report: data } }, { pdfStandard });
	return withRowHeaders(pdf);
}

/** What no font has stands as an empty box: the standards refuse a text that could not be read. */
function withoutMissing(data: string, errors: string): string {
	const missing = new Set<string>();
	for (const [, quoted = ''] of errors.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/g)) {
		const text = quoted.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, code: string) =>
			String.fromCodePoint(Number.parseInt(code, 16)),
		);
		for (const character of text) missing.add(character);
	}
	for (const usual of data.match(/[\n\x20-\x7e]/g) ?? []) missing.delete(usual);
	return Array.from(data, (character) => (missing.has(character) ? MISSING : character)).join('');
}

function openCompiler(): NodeCompiler {
	const name = compilerPackage();
	if (name === null) throw new Error('no compiler');
	const { NodeCompiler } = require(name) as Binding;
	const folder = fontFolder();
	const fontBlobs = FONTS.map((font) => readFileSync(join(folder, font, `SourceSans3_${font}.ttf`)));
	return NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}
