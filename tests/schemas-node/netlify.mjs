// What Netlify makes of files for it: reads { config, headers, redirects, paths } (paths of files, and of requests) and writes { errors, headers: { request: [[name, value]] }, redirects }.
import { parseAllHeaders } from '@netlify/headers-parser';
import { parseAllRedirects } from '@netlify/redirect-parser';
import { text } from 'node:stream/consumers';

const { config, headers: headersFiles, redirects: redirectsFiles, paths } = JSON.parse(await text(process.stdin));
const found = await parseAllHeaders({ headersFiles, netlifyConfigPath: config, minimal: false });
const { redirects, errors } = await parseAllRedirects({ redirectsFiles, netlifyConfigPath: config, minimal: false });
const headers = Object.fromEntries(paths.map(path => [path, found.headers.filter(rule => new RegExp(rule.forRegExp).test(path)).flatMap(rule => Object.entries(rule.values))]));
process.stdout.write(JSON.stringify({ errors: [...found.errors, ...errors].map(String), headers, redirects: redirects.map(({ from, to, status, force }) => ({ from, to, status, force })) }));
