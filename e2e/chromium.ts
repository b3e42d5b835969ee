import { createHash } from 'node:crypto';
import {
	createReadStream,
	createWriteStream,
	existsSync,
	mkdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { projectFolder } from '../web/src/platform/env.ts';

const args = [
	'--no-sandbox',
	'--headless',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--force-color-profile=srgb',
];

/** Starts the Chromium that came from npm, or the one named in CHROMIUM_PATH. */
export async function launchChromium(): Promise<Browser> {
	const own = process.env['CHROMIUM_PATH'];
	if (own) return chromium.launch({ executablePath: own, args });
	const folder = await unpackedChromium();
	const env = {
		...(process.env as Record<string, string>),
		LD_LIBRARY_PATH: path.join(folder, 'lib'),
		FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
	};
	return chromium.launch({ executablePath: path.join(folder, 'chromium'), args, env });
}

/** The package's own unpacking shares a folder under /tmp and trusts a half unpacked file; this one does not. */
async function unpackedChromium(): Promise<string> {
	const resolve = createRequire(import.meta.url).resolve;
	const packed = path.resolve(path.dirname(resolve('@sparticuz/chromium')), '../../bin');
	const cache = path.join(projectFolder(), 'node_modules/.cache');
	const folder = path.join(
		cache,
		`luotsi-chromium-${createHash('sha256').update(packed).digest('hex').slice(0, 8)}`,
	);
	if (existsSync(folder)) return folder;
	const half = `${folder}.${process.pid}`;
	mkdirSync(half, { recursive: true });
	await unpack(packed, half);
	writeFileSync(path.join(half, 'fonts.conf'), fontsConf(folder));
	try {
		renameSync(half, folder);
	} catch (error) {
		if (!existsSync(folder)) throw error;
		rmSync(half, { recursive: true });
	}
	return folder;
}

async function unpack(packed: string, folder: string): Promise<void> {
	const fromChromium = createRequire(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
	const tar = fromChromium('tar-fs') as { extract(folder: string): NodeJS.WritableStream };
	const read = (name: string) => createReadStream(path.join(packed, name));
	const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 };
	const program = createWriteStream(path.join(folder, 'chromium'), { mode: 0o755 });
	await pipeline(read('chromium.br'), createBrotliDecompress({ chunkSize: 2 ** 21, params }), program);
	for (const name of ['al2023.tar.br', 'fonts.tar.br']) {
		await pipeline(read(name), createBrotliDecompress(), tar.extract(folder));
	}
}

// Without a font the page is blank, and a blank page has no contrast errors.
function fontsConf(folder: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir>${folder}/fonts</dir>
	<dir>/usr/share/fonts</dir>
	<cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;
}
