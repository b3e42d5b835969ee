// Compiles one PDF after another in a process that may be killed at any time; asked and answered over its channel.
import { cutOff } from '../cut-off.ts';
import { compilePdf } from './typst-compiler.ts';
import type { PdfStandard } from './typst-compiler.ts';

cutOff();
process.on('message', ({ data, standard }: { data: string; standard: PdfStandard }) => {
	process.send?.(answer(data, standard));
});
process.on('disconnect', () => process.exit(0));

function answer(data: string, standard: PdfStandard): object {
	try {
		return { bytes: new Uint8Array(compilePdf(data, standard)) };
	} catch (error) {
		return { failure: String(error).slice(0, 2000) };
	}
}
