'use client';

import { type Role, roles } from '@/lib/sales/sale-line';
import { Name } from '../../name';
import { roleWords } from '../words';
import type { FileColumn } from './column-roles';
import { describeUnderstood } from './example-words';

interface Props {
  columns: readonly FileColumn[];
  /** What a column without a role is called. */
  noRole: string;
  onRole: (index: number, role: Role | null) => void;
}

const cell = 'px-3 py-1.5 text-left align-top';
const onWide = 'hidden sm:table-cell';

export function ImportColumns({ columns, noRole, onRole }: Props) {
  const heading = `${cell} font-medium`;
  return (
    <section aria-label="What the columns are">
      <h3 className="mb-2 font-semibold text-lead">What the columns are</h3>
      <table className="w-full table-fixed rounded-control text-small outline outline-line">
        <thead className="text-muted">
          <tr>
            <th scope="col" className={heading}>
              Column in the file
            </th>
            <th scope="col" className={heading}>
              What it is
            </th>
            <th scope="col" className={`${heading} ${onWide}`}>
              As written
            </th>
            <th scope="col" className={`${heading} ${onWide}`}>
              As understood
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and none ever moves
            <ColumnRows key={index} column={column} noRole={noRole} onRole={(role) => onRole(index, role)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ColumnProps {
  column: FileColumn;
  noRole: string;
  onRole: (role: Role | null) => void;
}

function ColumnRows({ column, noRole, onRole }: ColumnProps) {
  const { header, role, readAs, examples } = column;
  const understood = examples.map((example) => describeUnderstood(role === readAs ? role : null, example.understood));
  return (
    <>
      <tr className="border-line border-t">
        <th scope="row" className="px-3 pt-3.5 pb-1.5 text-left align-top font-normal">
          <Name text={header} className="block truncate" />
        </th>
        <td className={cell}>
          <RoleMenu column={column} noRole={noRole} onRole={onRole} />
        </td>
        <td className={`${cell} ${onWide}`}>
          <Lines texts={examples.map(({ written }) => written)} />
        </td>
        <td className={`${cell} ${onWide}`}>
          <Lines texts={understood} />
        </td>
      </tr>
      {examples.length > 0 && (
        <tr className="text-muted sm:hidden">
          <td colSpan={2} className="px-3 pb-1.5">
            {examples.map(({ written }, index) => (
              <p key={written} className="break-words">
                <Name text={written} />
                {understood[index] !== '' && understood[index] !== written && (
                  <>
                    {' '}
                    <span aria-hidden="true">→</span>
                    <span className="sr-only">read as</span> <Name text={understood[index] ?? ''} />
                  </>
                )}
              </p>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

function Lines({ texts }: { texts: readonly string[] }) {
  return texts.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells two equal texts apart
    <Name key={index} text={text} className="block truncate" />
  ));
}

function RoleMenu({ column: { header, role, found }, noRole, onRole }: ColumnProps) {
  if (header === '') return 'Not used, as it has no name';
  return (
    <>
      <select
        aria-label={`What "${header}" is`}
        className="control w-full max-w-44"
        value={role ?? ''}
        onChange={({ target }) => onRole(roles.find((name) => name === target.value) ?? null)}
      >
        <option value="">{noRole}</option>
        {roles.map((name) => (
          <option key={name} value={name}>
            {roleWords[name]}
          </option>
        ))}
      </select>
      {found?.isGuess && found.role === role && <span className="ml-2 text-muted">a guess</span>}
    </>
  );
}
