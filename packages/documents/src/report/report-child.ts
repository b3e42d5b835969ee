// Writes one report after another in a process that may be killed at any time; asked and answered over its channel.
import { cutOff } from '../cut-off.ts';
import type { Task } from './report-process.ts';

cutOff();
process.on('message', async (task: Task) => {
	try {
		process.send?.({ bytes: await write(task) });
	} catch (error) {
		process.send?.({ failure: String(error).slice(0, 2000) });
	}
});
process.on('disconnect', () => process.exit(0));

/** Each writer is loaded when it is first needed. */
async function write({ report, format, standard }: Task): Promise<Uint8Array> {
	if (format === 'pdf') {
		const [{ compilePdf }, { typstData }] = await Promise.all([
			import('./typst-compiler.ts'),
			import('./typst-data.ts'),
		]);
		return new Uint8Array(compilePdf(JSON.stringify(typstData(report)), standard));
	}
	if (format === 'docx') return (await import('./write-docx.ts')).writeDocx(report);
	if (format === 'xlsx') return (await import('./write-xlsx.ts')).writeXlsx(report);
	return new TextEncoder().encode(await (await import('./write-html.ts')).writeHtml(report));
}
