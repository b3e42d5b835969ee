import { getDocumentProxy } from 'unpdf';

interface Node {
	role?: string;
	alt?: string;
	lang?: string;
	children?: Node[];
}

/** What a second program finds in a PDF; for tests. */
export interface PdfStructure {
	pages: number;
	title: string;
	language: string;
	isMarked: boolean;
	showsTitle: boolean;
	roles: string[];
	alts: string[];
	languages: string[];
	text: string;
}

/** Opens a PDF with pdf.js and gathers its tags in the order of reading. */
export async function pdfStructure(bytes: Uint8Array): Promise<PdfStructure> {
	const pdf = await getDocumentProxy(new Uint8Array(bytes));
	const found = { roles: [] as string[], alts: [] as string[], languages: [] as string[] };
	const texts: string[] = [];
	for (let number = 1; number <= pdf.numPages; number++) {
		const page = await pdf.getPage(number);
		walk((await page.getStructTree()) as Node | null, found);
		const { items } = await page.getTextContent();
		texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
	}
	const { info } = await pdf.getMetadata();
	const about = info as { Title?: string; Language?: string };
	const preferences = (await pdf.getViewerPreferences()) as { DisplayDocTitle?: boolean } | null;
	const structure: PdfStructure = {
		pages: pdf.numPages,
		title: about.Title ?? '',
		language: about.Language ?? '',
		isMarked: ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true,
		showsTitle: preferences?.DisplayDocTitle === true,
		...found,
		text: texts.join('\n'),
	};
	await pdf.loadingTask.destroy();
	return structure;
}

function walk(node: Node | null, found: Pick<PdfStructure, 'roles' | 'alts' | 'languages'>): void {
	if (!node) return;
	if (node.role) found.roles.push(node.role);
	if (node.alt) found.alts.push(node.alt);
	if (node.lang) found.languages.push(node.lang);
	for (const child of node.children ?? []) walk(child, found);
}
