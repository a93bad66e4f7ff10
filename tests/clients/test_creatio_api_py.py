"""creatio-api-py: OData 4 under /0, with all that it can ask for."""

import os
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# The client encrypts the cookies that it keeps, and would ask for a key at a terminal.
os.environ["SESSIONS_ENCRYPTION_KEY"] = "c3RhbmQtaW4gc3RhbmQtaW4gc3RhbmQtaW4gc3RhbmQ="

from creatio_api_py import CreatioODataAPI

from stand_in import APP, StandIn

# The client has /0 in every address, so it works with .NET Framework only.
PROFILES = ["framework-8.0", "framework-8.2", "framework-10"]


class CreatioApiPy(unittest.TestCase):
    def test_signs_in_reads_and_writes(self) -> None:
        for profile in PROFILES:
            with self.subTest(profile):
                self._use(profile)

    def test_a_wrong_password_is_reported(self) -> None:
        for profile in PROFILES:
            stand_in = StandIn(profile)
            self.addCleanup(stand_in.stop)
            # By the message of Creatio, or by the status 401.
            with self.subTest(profile), self.assertRaises((ValueError, OSError)):
                self._client(stand_in).authenticate("Supervisor", "wrong")

    def test_a_session_is_continued(self) -> None:
        stand_in = StandIn("framework-8.0")
        self.addCleanup(stand_in.stop)
        first, cookies = self._client_with_cookies(stand_in)
        first.authenticate("Supervisor", "Supervisor")
        second = CreatioODataAPI(base_url=stand_in.address, cookies_file=cookies)
        second.authenticate("Supervisor", "Supervisor")
        self.assertEqual(second.session_cookies, first.session_cookies)

    def _client(self, stand_in: StandIn) -> CreatioODataAPI:
        return self._client_with_cookies(stand_in)[0]

    def _client_with_cookies(self, stand_in: StandIn) -> tuple[CreatioODataAPI, Path]:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        cookies = Path(folder.name) / "cookies"
        return CreatioODataAPI(base_url=stand_in.address, cookies_file=cookies), cookies

    def _use(self, profile: str) -> None:
        stand_in = StandIn(profile)
        self.addCleanup(stand_in.stop)
        client = self._client(stand_in)
        client.authenticate("Supervisor", "Supervisor")
        self.assertIn("BPMCSRF", client.session_cookies)

        def read(*arguments, **options):
            return client.get_collection_data(*arguments, **options)

        # What the service has.
        metadata = ElementTree.fromstring(read("$metadata").content)
        entities = {element.get("Name") for element in metadata.iter() if element.tag.endswith("EntityType")}
        sets = {entity["name"] for entity in read("").json()["value"]}
        for table in ["OAuthClientApp", "OAuthResource", "SysAdminUnit", "Contact"]:
            self.assertIn(table, entities)
            self.assertIn(table, sets)
        for table in sets:
            self.assertEqual(read(table, top=1).status_code, 200, table)

        # Reading.
        apps = read("OAuthClientApp", select=["Id", "Name"], order_by="Name desc", count=True, top=2).json()
        self.assertEqual(apps["@odata.count"], 3)
        self.assertEqual([app["Name"] for app in apps["value"]], ["Website forms", "Power BI reports"])
        page = read("OAuthClientApp", select="Name", order_by="Name", skip=2, top=5).json()["value"]
        self.assertEqual([app["Name"] for app in page], ["Website forms"])
        self.assertEqual(read("OAuthClientApp", only_count=True).text, "3")
        found = read("OAuthClientApp", filter=f"Name eq '{APP}'", expand=["SystemUser"]).json()["value"]
        self.assertEqual(found[0]["SystemUser"]["Name"], "Supervisor")
        app_id = found[0]["Id"]
        self.assertEqual(read("OAuthClientApp", record_id=app_id).json()["Name"], APP)
        self.assertEqual(read("OAuthClientApp", record_id=app_id, value="Name").text, APP)
        by_path = read("OAuthClientApp", filter="startswith(SystemUser/Name,'Super')").json()["value"]
        self.assertIn(APP, [app["Name"] for app in by_path])

        # Writing.
        user = read("SysAdminUnit", filter="Name eq 'Supervisor'").json()["value"][0]["Id"]
        data = {"Name": "Added", "ApplicationUrl": "https://added.example.com", "SystemUserId": user}
        response = client.add_collection_data("OAuthClientApp", data)
        self.assertEqual(response.status_code, 201)
        added = response.json()["Id"]
        self.assertEqual(stand_in.app("Added")["SystemUser"]["displayValue"], "Supervisor")
        change = {"Name": "Changed", "IsActive": False}
        self.assertEqual(client.modify_collection_data("OAuthClientApp", added, change).status_code, 204)
        self.assertFalse(stand_in.app("Changed")["IsActive"])
        self.assertEqual(client.delete_collection_data("OAuthClientApp", added).status_code, 204)
        self.assertIsNone(stand_in.app("Changed"))


if __name__ == "__main__":
    unittest.main()
