// The page of one case.
import {showCase} from './case-file.js';

const host = document.querySelector('[data-case]');
showCase(host, {caseId: host.dataset.case, level: 1});
