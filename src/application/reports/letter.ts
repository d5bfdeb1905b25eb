/**
 * The frame and the parts of a report's HTML, as mail clients take it: tables, styles at every tag, 600 pixels at most, and
 * nothing that must be fetched. Clients that know a dark scheme get one; those that only turn colours over find none that
 * is lost by it. In Arabic all of it is right to left.
 */
import { type Language } from '../../domain/agreement/agreement.ts';
import { html, Markup } from './markup.ts';

export const WIDTH = 600;
const SIDE = 28;
/** What is left for a picture. */
export const INNER = WIDTH - 2 * SIDE;

/** Told apart by people who see no red and green, and in grey; neither is lost on black or on white. */
export const COLOURS = {
  kept: '#2f7fb0',
  broken: '#d9772b',
  nobody: '#8a94a3',
  marketing: '#7b5ea7',
  rest: '#c9d0d9',
} as const;

const INK = '#1f2a37';
export const SOFT = '#5b6876';
const LINK = '#1c6290';
const LINE = '#dde3ea';
const FONT = "font-family:'Segoe UI',Tahoma,Arial,sans-serif";

const DARK = `
  .page{background:#14191f!important}.card{background:#1d242c!important}
  .ink{color:#e8edf2!important}.soft{color:#a9b4c0!important}.line{border-color:#36414d!important}.link{color:#86c5ee!important}`;

export interface Frame {
  readonly language: Language;
  readonly subject: string;
  /** What a client shows beside the subject. */
  readonly preheader: string;
  readonly over: string;
  readonly title: string;
  readonly parts: readonly Markup[];
  readonly foot: readonly string[];
}

export function frame({ language, subject, preheader, over, title, parts, foot }: Frame): string {
  const dir = directionOf(language);
  // The blanks keep what follows out of the preview.
  const blanks = new Markup('&#847;&zwnj;&nbsp;'.repeat(60));
  const document = html`<html lang="${language}" dir="${dir}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>${subject}</title>
      <style>
        :root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${new Markup(DARK)}}
      </style>
    </head>
    <body class="page" dir="${dir}" style="margin:0;padding:0;background:#f2f4f7">
      <div style="display:none;max-height:0;overflow:hidden">${preheader}${blanks}</div>
      <table
        class="page"
        role="presentation"
        dir="${dir}"
        width="100%"
        cellpadding="0"
        cellspacing="0"
        border="0"
        style="background:#f2f4f7"
      >
        <tr>
          <td align="center" style="padding:20px 8px">
            <table
              class="card"
              role="presentation"
              dir="${dir}"
              width="${WIDTH}"
              cellpadding="0"
              cellspacing="0"
              border="0"
              style="width:100%;max-width:${WIDTH}px;background:#ffffff;border-radius:8px"
            >
              <tr>
                <td
                  align="${startOf(language)}"
                  style="padding:26px ${SIDE}px 4px ${SIDE}px;${new Markup(FONT)}"
                >
                  <div class="soft" style="color:${SOFT};font-size:13px;line-height:20px">${over}</div>
                  <h1
                    class="ink"
                    style="color:${INK};font-size:22px;line-height:30px;margin:2px 0 0 0;font-weight:600"
                  >
                    ${title}
                  </h1>
                </td>
              </tr>
              ${parts.map(
                (part) =>
                  html`<tr>
                    <td
                      align="${startOf(language)}"
                      style="padding:14px ${SIDE}px 0 ${SIDE}px;${new Markup(FONT)}"
                    >
                      ${part}
                    </td>
                  </tr> `,
              )}
              <tr>
                <td
                  align="${startOf(language)}"
                  style="padding:24px ${SIDE}px 26px ${SIDE}px;${new Markup(FONT)}"
                >
                  ${foot.map((line) => html`<p class="soft" style="color:${SOFT};font-size:12px;line-height:18px;margin:0 0 6px 0">${line}</p> `)}
                </td>
              </tr>
            </table>
          </td>
        </tr>
      </table>
    </body>
  </html> `;
  // Some clients cut off what is longer than 102 kB.
  return `<!doctype html>\n${document.text.replaceAll(/\n\s+/g, '\n')}`;
}

/** In which direction a language is read. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The side on which reading begins. */
export function startOf(language: Language): 'left' | 'right' {
  return language === 'ar' ? 'right' : 'left';
}

export function heading(words: string): Markup {
  return html`<h2
    class="ink line"
    style="color:${INK};font-size:16px;line-height:24px;margin:10px 0 6px 0;padding-top:14px;border-top:1px solid ${LINE};font-weight:600"
  >
    ${words}
  </h2>`;
}

export function line(words: string): Markup {
  return html`<p class="ink" style="color:${INK};font-size:14px;line-height:21px;margin:0 0 6px 0">
    ${words}
  </p>`;
}

export function small(words: string): Markup {
  return html`<p class="soft" style="color:${SOFT};font-size:13px;line-height:19px;margin:0 0 6px 0">
    ${words}
  </p>`;
}

export function bigNumber(number: string, beside: readonly string[]): Markup {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0">
    <tr>
      <td class="ink" style="color:${INK};font-size:44px;line-height:52px;font-weight:600;white-space:nowrap">
        ${number}
      </td>
      <td style="padding:0 16px">${beside.map(small)}</td>
    </tr>
  </table>`;
}

/** A picture that is sent with the message. @param words what it shows, for whoever does not see it */
export function picture(id: string, width: number, height: number, words: string): Markup {
  return html`<img
    src="cid:${id}"
    width="${width}"
    height="${height}"
    alt="${words}"
    class="soft"
    style="display:block;width:100%;max-width:${width}px;height:auto;border:0;color:${SOFT};font-size:12px"
  />`;
}

/** What a colour means. */
export function legend(entries: readonly (readonly [colour: string, words: string])[]): Markup {
  return html`<p class="soft" style="color:${SOFT};font-size:13px;line-height:19px;margin:6px 0 4px 0">
    ${entries.map(
      ([colour, words]) => html`<span style="color:${colour}">&#9632;</span>&nbsp;${words}&ensp; `,
    )}
  </p>`;
}

/** A share as a bar in a cell, for rows of a table. */
export function bar(share: number, colour: string): Markup {
  const full = Math.round(share * 100);
  const piece = (width: number, ground: string): Markup =>
    html`<td
      width="${width}%"
      height="8"
      bgcolor="${ground}"
      style="background:${ground};font-size:0;line-height:8px;height:8px"
    >
      &nbsp;
    </td>`;
  return html`<table
    role="presentation"
    width="110"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="width:110px;margin-top:5px"
  >
    <tr>
      ${full > 0 ? piece(full, colour) : null}${full < 100 ? piece(100 - full, COLOURS.rest) : null}
    </tr>
  </table>`;
}

export interface Column {
  /** null: it needs none. */
  readonly head: string | null;
  /** Left out: what is left. */
  readonly width?: string;
}

/** A table of words and bars. */
export function table(
  language: Language,
  columns: readonly Column[],
  rows: readonly (readonly (Markup | string)[])[],
): Markup {
  const align = startOf(language);
  const cell = `padding:6px 6px 6px 6px;font-size:13px;line-height:18px;border-bottom:1px solid ${LINE}`;
  const head = columns.some(({ head: words }) => words !== null)
    ? html`<tr>
        ${columns.map(
          ({ head: words }) =>
            html`<th class="soft line" align="${align}" style="color:${SOFT};font-weight:400;${cell}">
              ${words ?? ''}
            </th>`,
        )}
      </tr>`
    : null;
  return html`<table dir="${directionOf(language)}" width="100%" cellpadding="0" cellspacing="0" border="0">
    ${head}${rows.map(
      (cells) =>
        html`<tr>
          ${cells.map(
            (content, place) =>
              html`<td
                class="ink line"
                width="${columns[place]?.width ?? ''}"
                align="${align}"
                valign="top"
                style="color:${INK};${cell}"
              >
                ${content}
              </td>`,
          )}
        </tr>`,
    )}
  </table>`;
}

/** Keeps its own direction amid words of another. */
export function link(address: string | null, words: string): Markup {
  return address === null
    ? html`<bdi>${words}</bdi>`
    : html`<a class="link" href="${address}" style="color:${LINK};text-decoration:underline"
        ><bdi>${words}</bdi></a
      >`;
}
