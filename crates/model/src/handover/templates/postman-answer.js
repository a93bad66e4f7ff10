// A refused token is replaced once.
if (pm.response.code === 401 && pm.collectionVariables.get("retried") !== pm.info.requestName) {
  pm.collectionVariables.set("retried", pm.info.requestName);
  pm.collectionVariables.unset("expires");
  pm.execution.setNextRequest(pm.info.requestName);
} else {
  pm.collectionVariables.unset("retried");
  pm.test("Creatio answers with data", () => {
    const text = pm.response.text();
    pm.expect(pm.response.code, text.slice(0, 300)).to.equal(200);
    const body = JSON.parse(text);
    pm.expect(body.success === false, text.slice(0, 300)).to.equal(false);
    console.log(JSON.stringify(body.value || body.rows));
  });
}
