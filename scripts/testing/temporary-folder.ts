import { chmodSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new folder that user nobody may enter: as whom the database runs when the tests run as root. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'luotsi-'));
	chmodSync(folder, 0o755);
	return folder;
}
