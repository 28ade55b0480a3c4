/** Loads the home page anew: where a page is missing or has failed, nothing that is in memory is wanted. */
export function HomeLink() {
  return (
    <a className="text-accent underline underline-offset-2" href="/">
      Your dashboards
    </a>
  );
}
